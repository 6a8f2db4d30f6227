using Glassport.Packets;
using Glassport.Packets.Transport;

namespace Glassport.TestKit;

/// <summary>What a TCP header says; <see cref="FrameBuilder.Tcp"/> makes the bytes.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The receiver.</param>
/// <param name="Flags">The control bits.</param>
/// <param name="Sequence">The sequence number.</param>
/// <param name="Acknowledgment">The acknowledgment number.</param>
public readonly record struct TcpSegment(Endpoint From, Endpoint To, TcpFlags Flags, uint Sequence, uint Acknowledgment)
{
    /// <summary>The window as sent, before scaling.</summary>
    public ushort Window { get; init; } = 64240;

    /// <summary>Options, padded by the caller to a multiple of four bytes; null for none.</summary>
    public byte[]? Options { get; init; }

    /// <summary>MSS, SACK permitted and a window scale of 7, as a SYN carries them.</summary>
    public static byte[] SynOptions(ushort maximumSegmentSize) =>
        [2, 4, (byte)(maximumSegmentSize >> 8), (byte)maximumSegmentSize, 1, 3, 3, 7, 4, 2, 1, 1];
}
