namespace Glassport.Client;

/// <summary>How one file is transferred.</summary>
public sealed record TransferRequest
{
    /// <summary>A whole file, byte by byte.</summary>
    public static TransferRequest Whole { get; } = new();

    /// <summary>The byte to begin at (REST), to go on with what was cut; the local stream stands there already.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes to fetch from there, when not all up to the end are wanted; the connection is given up behind them.</summary>
    public long? Length { get; init; }

    /// <summary>Whether line ends are converted (TYPE A): CR LF on the wire, the system's own in local files.</summary>
    public bool IsText { get; init; }

    /// <summary>The size that the file is known to have, or null; a transfer that brings less was cut.</summary>
    public long? ExpectedSize { get; init; }

    /// <summary>Whether an upload goes to the end of the file that is there (APPE).</summary>
    public bool Appends { get; init; }

    /// <summary>Told how many bytes of content have moved, offset included; from the flow of control that moves them.</summary>
    public Action<long>? Progress { get; init; }
}
