using System.Buffers.Binary;

namespace Glassport.Capture.Formats;

/// <summary>The classic libpcap file (draft-ietf-opsawg-pcap), in the variants that its magic number tells apart.</summary>
internal sealed class PcapFormat : ICaptureFormat
{
    /// <summary>Timestamps in microseconds.</summary>
    public const uint MagicMicroseconds = 0xA1B2C3D4;

    /// <summary>Timestamps in nanoseconds.</summary>
    public const uint MagicNanoseconds = 0xA1B23C4D;

    /// <summary>Kuznetzov's "modified" format: microseconds, and eight more bytes in every record header.</summary>
    public const uint MagicModified = 0xA1B2CD34;

    public string Name => "pcap";

    public bool Recognises(ReadOnlySpan<byte> first) => TryReadMagic(first, out _, out _);

    public RecordReader CreateReader(Tally tally) => new PcapReader(tally);

    /// <summary>The magic number and the byte order in which it is one.</summary>
    public static bool TryReadMagic(ReadOnlySpan<byte> first, out uint magic, out ByteOrder order)
    {
        magic = 0;
        order = ByteOrder.Little;
        if (first.Length < sizeof(uint))
            return false;
        magic = BinaryPrimitives.ReadUInt32LittleEndian(first);
        if (IsMagic(magic))
            return true;
        magic = BinaryPrimitives.ReverseEndianness(magic);
        order = ByteOrder.Big;
        return IsMagic(magic);
    }

    private static bool IsMagic(uint magic) => magic is MagicMicroseconds or MagicNanoseconds or MagicModified;
}
