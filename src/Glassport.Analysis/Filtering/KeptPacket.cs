using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Analysis.Filtering;

/// <summary>A packet that a filter lets through.</summary>
/// <param name="Number">Its number among all packets that the filter was offered, as the caller counts them.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="Length">How many of its bytes are kept.</param>
/// <param name="OriginalLength">How many bytes it had on the wire.</param>
/// <param name="Interface">Which of the capture's interfaces saw it.</param>
/// <param name="Link">How its first bytes are to be read.</param>
public readonly record struct KeptPacket(long Number, Timestamp Time, int Length, int OriginalLength, int Interface, LinkType Link);
