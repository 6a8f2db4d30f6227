using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>One arrow between client and server.</summary>
/// <param name="First">Its packet, or the first of several.</param>
/// <param name="Last">The last of several.</param>
/// <param name="Time">When it was captured; null where the model does not keep it.</param>
/// <param name="Sender">Where the arrow begins; null when that is not certain, and the arrow then has no head.</param>
/// <param name="Mark">What it is.</param>
/// <param name="Label">What stands on it; text from the wire, not yet escaped, secrets masked.</param>
/// <param name="Lane">The data connection, or null for the control connection.</param>
internal sealed record LadderRow(long First, long Last, Timestamp? Time, Side? Sender, LadderMark Mark, string Label, DataConnection? Lane)
{
    /// <summary>The port at the client's end of the data connection.</summary>
    public ushort ClientPort => Lane is null ? (ushort)0 : Lane.OpenedBy == Side.Client ? Lane.From.Port : Lane.To.Port;

    /// <summary>The port at the server's end of the data connection.</summary>
    public ushort ServerPort => Lane is null ? (ushort)0 : Lane.OpenedBy == Side.Client ? Lane.To.Port : Lane.From.Port;
}

/// <summary>What an arrow of the ladder is.</summary>
internal enum LadderMark
{
    Handshake,
    Command,
    Reply,
    NegativeReply,
    Payload,
    Acknowledgment,
    Encrypted,
    Fin,
    Reset,
}
