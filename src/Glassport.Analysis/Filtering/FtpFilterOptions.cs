namespace Glassport.Analysis.Filtering;

/// <summary>How a filter works, besides what it lets through.</summary>
public sealed record FtpFilterOptions
{
    /// <summary>Ports besides 21 that are taken for FTP control ports whatever is said on them first.</summary>
    public IReadOnlyList<ushort> Ports { get; init; } = [];

    /// <summary>Whether packets of data connections are cut behind their headers.</summary>
    public bool HeadersOnly { get; init; }

    /// <summary>How much may be held.</summary>
    public FilterLimits Limits { get; init; } = FilterLimits.Default;
}
