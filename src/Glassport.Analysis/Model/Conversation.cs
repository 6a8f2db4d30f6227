using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>One FTP control connection with everything that belongs to it.</summary>
public sealed record Conversation
{
    /// <summary><c>c1</c>, <c>c2</c>, … in order of first packet.</summary>
    public required string Id { get; init; }

    /// <summary>The client's end of the control connection.</summary>
    public required Endpoint Client { get; init; }

    /// <summary>The server's end.</summary>
    public required Endpoint Server { get; init; }

    /// <summary>The opening packets.</summary>
    public required Handshake Handshake { get; init; }

    /// <summary>The capture began after the handshake.</summary>
    public required bool Midstream { get; init; }

    /// <summary>The SYN was answered by RST (or an ICMP error).</summary>
    public required bool Refused { get; init; }

    /// <summary>The reply that the server sends first, or null.</summary>
    public required Reply? Greeting { get; init; }

    /// <summary>Commands and their replies, in order of the commands.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>How many more commands there were than <see cref="Exchanges"/> lists: those of an endless conversation are not all kept.</summary>
    public long ExchangesOmitted { get; init; }

    /// <summary>How many replies are left out of the commands listed and of <see cref="UnsolicitedReplies"/>, or have lost their text.</summary>
    public long RepliesOmitted { get; init; }

    /// <summary>Replies that answer no command.</summary>
    public required IReadOnlyList<Reply> UnsolicitedReplies { get; init; }

    /// <summary>How the client logged in.</summary>
    public required Login Login { get; init; }

    /// <summary>TLS on the control connection, or null.</summary>
    public required TlsSession? Tls { get; init; }

    /// <summary>How the control connection ended.</summary>
    public required Close Close { get; init; }

    /// <summary>Packets of the control connection.</summary>
    public required long Packets { get; init; }

    /// <summary>Payload bytes from the client, each counted once.</summary>
    public required long ClientBytes { get; init; }

    /// <summary>Payload bytes from the server, each counted once.</summary>
    public required long ServerBytes { get; init; }

    /// <summary>How the conversation ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Data connections in order of negotiation.</summary>
    public required IReadOnlyList<DataConnection> DataConnections { get; init; }

    /// <summary>What TCP did on the control connection.</summary>
    public required TransportFacts Transport { get; init; }

    /// <summary>The phases, in order of first packet.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>The findings, most severe first.</summary>
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>When its first packet was captured.</summary>
    public required Timestamp FirstTime { get; init; }

    /// <summary>When its last packet (control or data) was captured.</summary>
    public required Timestamp LastTime { get; init; }

    /// <summary>The number of its first packet.</summary>
    public required long FirstPacket { get; init; }

    /// <summary>When the last packet of the whole capture, as far as it was read, was captured: tells silence from the capture's end.</summary>
    public required Timestamp CaptureEnd { get; init; }

    /// <summary>Whether packets of this conversation were cut by the snap length.</summary>
    public bool HasCutPackets { get; init; }

    /// <summary>The encoding recognised or given for names, or null for UTF-8.</summary>
    public string? Encoding { get; init; }
}

/// <summary>How a conversation ended.</summary>
public enum Outcome
{
    /// <summary>No end in the capture.</summary>
    Open,

    /// <summary>QUIT was answered by 221, or sent before the close.</summary>
    Quit,

    /// <summary>The server closed it first, without QUIT.</summary>
    ServerClosed,

    /// <summary>The client closed it first, without QUIT.</summary>
    ClientClosed,

    /// <summary>RST.</summary>
    Reset,

    /// <summary>Never opened: the SYN was refused.</summary>
    Refused,
}
