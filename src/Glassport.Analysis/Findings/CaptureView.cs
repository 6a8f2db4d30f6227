using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Findings;

/// <summary>What rules about the capture as a whole may look at.</summary>
public sealed class CaptureView
{
    /// <summary>The capture.</summary>
    public required CaptureFacts Capture { get; init; }

    /// <summary>How many conversations there are.</summary>
    public required int ConversationCount { get; init; }

    /// <summary>Connections that are no conversation, as far as they are listed.</summary>
    public required IReadOnlyList<OtherConnection> OtherConnections { get; init; }

    /// <summary>Packets cut by the snap length whose missing bytes matter here (bounded list, sorted).</summary>
    public required IReadOnlyList<long> CutPackets { get; init; }

    /// <summary>Second copies of packets that the capture holds twice (bounded list, sorted).</summary>
    public required IReadOnlyList<long> DoubledPackets { get; init; }

    /// <summary>How many second copies there are.</summary>
    public required long DoubledCount { get; init; }

    /// <summary>Rejected logins by client and server host: client, server, user of the last try, packets of the rejecting replies (bounded), how many, and the conversation of the last.</summary>
    public required IReadOnlyList<RejectedLogins> RejectedLogins { get; init; }
}

/// <summary>The rejected logins from one client to one server.</summary>
/// <param name="Client">The client's address.</param>
/// <param name="Server">The server's address.</param>
/// <param name="Users">The users tried, distinct, at most ten.</param>
/// <param name="Packets">The packets of the rejecting replies, bounded, sorted.</param>
/// <param name="Count">How many rejections.</param>
/// <param name="Conversation">The only conversation they are in, or null when there are several.</param>
/// <param name="DurationMs">Milliseconds from the first to the last rejection.</param>
public sealed record RejectedLogins(
    HostAddress Client, HostAddress Server, IReadOnlyList<string> Users, IReadOnlyList<long> Packets, int Count, string? Conversation, double DurationMs);
