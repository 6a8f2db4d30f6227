namespace Glassport.Analysis.Filtering;

/// <summary>What a filter has done so far, and what it had to give up.</summary>
public sealed class FilterCounts
{
    /// <summary>Packets that were offered.</summary>
    public long Offered { get; internal set; }

    /// <summary>Packets that were let through.</summary>
    public long Kept { get; internal set; }

    /// <summary>Bytes that were let through.</summary>
    public long KeptBytes { get; internal set; }

    /// <summary>Bytes of data connections that were cut off.</summary>
    public long CutBytes { get; internal set; }

    /// <summary>Sessions that were let through.</summary>
    public long Sessions { get; internal set; }

    /// <summary>Data connections of those sessions.</summary>
    public long DataConnections { get; internal set; }

    /// <summary>Packets that were let through behind newer ones: it took longer than <see cref="FilterLimits.WindowTime"/> to decide on them.</summary>
    public long Late { get; internal set; }

    /// <summary>Connections that were dropped undecided because of a limit.</summary>
    public long ConnectionsGivenUp { get; internal set; }

    /// <summary>Sessions of which packets before the one that names the user or file were lost to a limit.</summary>
    public long BeginningsCut { get; internal set; }

    /// <summary>Sessions that are not followed any more because there were too many: of the longest silent, new data connections are missed.</summary>
    public long SessionsGivenUp { get; internal set; }

    /// <summary>Sessions that were dropped because TLS hides the user or file that was asked for.</summary>
    public long SessionsUnreadable { get; internal set; }
}
