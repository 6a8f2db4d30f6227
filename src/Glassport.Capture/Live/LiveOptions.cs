namespace Glassport.Capture.Live;

/// <summary>How an interface is listened to.</summary>
public sealed record LiveOptions
{
    /// <summary>Bytes of a packet that are kept when nobody says otherwise: more than any packet has, as tcpdump has it.</summary>
    public const int WholePacket = 262_144;

    /// <summary>Bytes of the kernel's buffer when nobody says otherwise: a twentieth of a second at 1 GB/s, so that a slow write loses nothing.</summary>
    public const int DefaultBufferBytes = 64 << 20;

    /// <summary>The largest buffer that can be asked for.</summary>
    public const int MostBufferBytes = 1 << 30;

    /// <summary>The interface's name as the system has it, such as <c>eth0</c>; <c>any</c> for all of them, where libpcap has that.</summary>
    public required string Interface { get; init; }

    /// <summary>A filter in libpcap's language (pcap-filter(7)), or null for every packet.</summary>
    public string? Filter { get; init; }

    /// <summary>How many bytes of a packet are kept at most, from 1.</summary>
    public int SnapLength { get; init; } = WholePacket;

    /// <summary>Whether packets for other hosts are seen too.</summary>
    public bool Promiscuous { get; init; } = true;

    /// <summary>How many bytes of packets the kernel keeps until they are read; rounded, and made fewer where memory is short.</summary>
    public int BufferBytes { get; init; } = DefaultBufferBytes;

    /// <summary>
    /// Whether packets are handed over one by one as they come instead of a block at a time, at most
    /// <see cref="LiveInterface.Latency"/> late. Costs the more, the more packets there are.
    /// </summary>
    public bool Immediate { get; init; }
}
