using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>A command while its replies are collected.</summary>
internal sealed class ExchangeBuilder(Command command, Verb? verb, PhaseSlot slot)
{
    public Command Command { get; } = command;

    public Verb? Verb { get; } = verb;

    public PhaseSlot Slot { get; } = slot;

    public List<Reply> Replies { get; } = new(1);

    /// <summary>Whether the final reply came.</summary>
    public bool Answered => Replies.Count > 0 && !Replies[^1].IsPreliminary;

    public Reply? FinalReply => Answered ? Replies[^1] : null;

    /// <summary>Whether a reply to a later command came before its own: its own was lost.</summary>
    public bool PassedOver { get; set; }

    /// <summary>Whether it names the file that a filter looks for.</summary>
    public bool NamesFile { get; init; }

    /// <summary>What this command negotiates, if it does.</summary>
    public Negotiation? Negotiates { get; set; }

    /// <summary>The negotiation that this transfer uses, if it is one.</summary>
    public Negotiation? Uses { get; set; }

    /// <summary>The state of the session when the transfer was asked for.</summary>
    public TransferSetup Setup { get; set; }
}

/// <summary>How data is represented when a transfer begins.</summary>
/// <param name="Type">TYPE, or null when the capture does not show it.</param>
/// <param name="Mode">MODE.</param>
/// <param name="Restart">REST's offset, or null.</param>
/// <param name="Announced">The size that SIZE or ALLO told for the path, with the packet; or null.</param>
internal readonly record struct TransferSetup(char? Type, char Mode, long? Restart, (long Bytes, long Packet)? Announced);
