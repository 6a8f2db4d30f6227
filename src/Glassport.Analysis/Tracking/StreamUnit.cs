using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>A command line or a whole reply as a stretch of its stream, so that packets and acknowledgments find it.</summary>
internal sealed class StreamUnit(long start) : PhaseAnchor
{
    /// <summary>The stream offset of its first byte.</summary>
    public long Start { get; } = start;

    /// <summary>The stream offset behind its last byte; not known while it is still coming.</summary>
    public long End { get; set; } = long.MaxValue;

    /// <summary>The command, if it is one and is whole.</summary>
    public Command? Command { get; set; }

    /// <summary>The reply, if it is one and is whole.</summary>
    public Reply? Reply { get; set; }

    /// <summary>When its last byte was captured.</summary>
    public Timestamp Time { get; set; }

    /// <summary>Its last byte was acknowledged.</summary>
    public void Acknowledge(long packet, AcknowledgmentKind kind, Timestamp time)
    {
        Acknowledgment acknowledgment = new(packet, kind, Math.Round(time.MillisecondsSince(Time), 6));
        if (Command is not null)
            Command.Ack ??= acknowledgment;
        if (Reply is not null)
            Reply.Ack ??= acknowledgment;
    }
}
