namespace Glassport.Analysis.Model;

/// <summary>One packet of a connection's end: which flag, from whom, and which FIN it acknowledges.</summary>
/// <param name="Packet">Its number.</param>
/// <param name="From">Who sent it; a third host counts as the side whose place it took.</param>
/// <param name="Kind">What it is; a FIN that also acknowledges the other side's FIN is a <see cref="CloseStepKind.Fin"/> with <paramref name="Acknowledges"/> set.</param>
/// <param name="Acknowledges">The packet of the FIN that it acknowledges for the first time, or null.</param>
public readonly record struct CloseStep(long Packet, Side From, CloseStepKind Kind, long? Acknowledges = null);

/// <summary>What a packet does to end a connection.</summary>
public enum CloseStepKind
{
    /// <summary>A FIN: this side sends no more.</summary>
    Fin,

    /// <summary>The ACK of a FIN, on its own (or on data).</summary>
    Ack,

    /// <summary>A reset.</summary>
    Rst,
}
