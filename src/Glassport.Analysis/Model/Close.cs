namespace Glassport.Analysis.Model;

/// <summary>How a TCP connection ended (RFC 9293 §3.6).</summary>
/// <param name="Kind">With FINs, with RST, both, or not in the capture.</param>
/// <param name="Initiator">Who sent the first FIN or RST; null when none was seen.</param>
/// <param name="Packets">Each FIN or RST and the ACK of each FIN, sorted.</param>
/// <param name="FourPackets">Two FINs and two separate ACKs.</param>
public sealed record Close(CloseKind Kind, Side? Initiator, IReadOnlyList<long> Packets, bool FourPackets)
{
    /// <summary>What each of <see cref="Packets"/> does, in capture order; empty when only the numbers are known.</summary>
    public IReadOnlyList<CloseStep> Steps { get; init; } = [];

    /// <summary>No end was seen.</summary>
    public static Close None { get; } = new(CloseKind.None, null, [], false);
}

/// <summary>How a TCP connection ended.</summary>
public enum CloseKind
{
    /// <summary>No FIN and no RST.</summary>
    None,

    /// <summary>Only FINs.</summary>
    Fin,

    /// <summary>Only RST.</summary>
    Rst,

    /// <summary>A FIN, and an RST.</summary>
    FinRst,
}

/// <summary>One of the two parties of a conversation.</summary>
public enum Side
{
    /// <summary>The FTP client.</summary>
    Client,

    /// <summary>The FTP server.</summary>
    Server,
}
