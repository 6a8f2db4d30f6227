namespace Glassport.Analysis.Model;

/// <summary>Everything that Glassport says of a capture; docs/explanation.md is its public form.</summary>
public sealed record Explanation
{
    /// <summary>The capture itself.</summary>
    public required CaptureFacts Capture { get; init; }

    /// <summary>ARP and neighbour discovery, in capture order.</summary>
    public required IReadOnlyList<AddressResolution> AddressResolutions { get; init; }

    /// <summary>The FTP conversations in order of their first packet. May be read back from disk: enumerate once, do not index.</summary>
    public required IConversations Conversations { get; init; }

    /// <summary>TCP connections that belong to no conversation, in order of their first packet.</summary>
    public required IReadOnlyList<OtherConnection> OtherConnections { get; init; }

    /// <summary>How many more such connections there were than <see cref="OtherConnections"/> lists.</summary>
    public required long OtherConnectionsOmitted { get; init; }

    /// <summary>Phases outside any conversation: <c>arp</c>, <c>icmp</c>, <c>other</c>.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>Findings of the capture as a whole (those of a conversation are in it).</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The role of each packet, when asked for; else null.</summary>
    public required IReadOnlyList<PacketRole>? Packets { get; init; }
}
