using Glassport.Packets;

namespace Glassport.TestKit;

/// <summary>One frame as a capture would hold it.</summary>
/// <param name="Time">When it was captured.</param>
/// <param name="Bytes">Its captured bytes, cut at the snap length.</param>
/// <param name="OriginalLength">Its length on the wire.</param>
public readonly record struct CapturedFrame(Timestamp Time, byte[] Bytes, int OriginalLength);
