namespace Glassport.TestKit;

/// <summary>When the receiving side of a built connection acknowledges data.</summary>
public enum AckPolicy
{
    /// <summary>
    /// Every second segment at once; else on its own next segment, or 40 ms later by a packet of its own
    /// when the other side goes on first (RFC 9293 §3.8.6.3).
    /// </summary>
    Delayed,

    /// <summary>Each segment at once by a packet of its own.</summary>
    EverySegment,

    /// <summary>Every second segment at once; else only riding on its own next segment.</summary>
    Piggyback,
}
