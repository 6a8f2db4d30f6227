namespace Glassport.Packets.Net;

/// <summary>What a fragment's header says of it.</summary>
/// <param name="Key">Which datagram it is a piece of.</param>
/// <param name="Offset">Where it lies in the datagram's payload, in bytes.</param>
/// <param name="More">Whether pieces follow it.</param>
/// <param name="Protocol">The protocol of the payload, as this fragment has it.</param>
internal readonly record struct Fragment(FragmentKey Key, int Offset, bool More, int Protocol);
