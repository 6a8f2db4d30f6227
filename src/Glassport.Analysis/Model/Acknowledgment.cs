namespace Glassport.Analysis.Model;

/// <summary>The packet that acknowledged the last byte of a command or reply.</summary>
/// <param name="Packet">Its number.</param>
/// <param name="Kind">On its own, riding on data, or on a FIN.</param>
/// <param name="AfterMs">Milliseconds after the last byte was sent.</param>
public sealed record Acknowledgment(long Packet, AcknowledgmentKind Kind, double AfterMs);

/// <summary>What an acknowledgment travelled on.</summary>
public enum AcknowledgmentKind
{
    /// <summary>A packet of its own.</summary>
    Pure,

    /// <summary>A packet that also carries data.</summary>
    Piggyback,

    /// <summary>A FIN.</summary>
    Fin,
}
