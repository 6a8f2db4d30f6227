using Glassport.Packets.Link;

namespace Glassport.Analysis.Model;

/// <summary>Where a frame lies in its capture file.</summary>
/// <param name="Offset">Where it begins, in bytes from the start of the (decompressed) file.</param>
/// <param name="Captured">How many of its bytes are there.</param>
/// <param name="Original">How many bytes it had on the wire.</param>
/// <param name="Link">How its first bytes are to be read.</param>
public readonly record struct FrameLocation(long Offset, int Captured, int Original, LinkType Link);
