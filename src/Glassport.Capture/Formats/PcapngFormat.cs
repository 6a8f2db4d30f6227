using System.Buffers.Binary;

namespace Glassport.Capture.Formats;

/// <summary>The pcapng file (draft-ietf-opsawg-pcapng).</summary>
internal sealed class PcapngFormat : ICaptureFormat
{
    private const int MagicOffset = 8;

    public string Name => "pcapng";

    public bool Recognises(ReadOnlySpan<byte> first) =>
        first.Length >= sizeof(uint)
        && BinaryPrimitives.ReadUInt32LittleEndian(first) == PcapngBlock.SectionHeader
        && (first.Length < MagicOffset + sizeof(uint) || TryReadByteOrder(first, out _));

    public RecordReader CreateReader(Tally tally) => new PcapngReader(tally);

    /// <summary>The byte order that the first twelve bytes of a section header block tell.</summary>
    public static bool TryReadByteOrder(ReadOnlySpan<byte> block, out ByteOrder order)
    {
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(block[MagicOffset..]);
        order = magic == PcapngBlock.ByteOrderMagic ? ByteOrder.Little : ByteOrder.Big;
        return magic == PcapngBlock.ByteOrderMagic || BinaryPrimitives.ReverseEndianness(magic) == PcapngBlock.ByteOrderMagic;
    }
}
