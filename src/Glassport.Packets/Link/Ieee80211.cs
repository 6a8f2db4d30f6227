using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>
/// IEEE 802.11 data frames (IEEE 802.11 §9.3.2). Management, control, empty, encrypted and fragmented frames stay unread.
/// </summary>
internal static class Ieee80211
{
    private const int ShortestHeader = 24;
    private const int AddressLength = 6;
    private const int QosLength = 2;
    private const int HighThroughputLength = 4;

    // First byte of the frame control field: protocol version and type; then bits of the subtype.
    private const int VersionAndType = 0x0F;
    private const int Data = 0x08;
    private const int WithoutData = 0x40;
    private const int Qos = 0x80;

    // Second byte of the frame control field.
    private const int ToDistribution = 0x01;
    private const int FromDistribution = 0x02;
    private const int MoreFragments = 0x04;
    private const int Protected = 0x40;
    private const int Order = 0x80;

    private const int AggregatePresent = 0x80;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet) => Read(ref cursor, ref packet, padded: false);

    /// <summary>Reads it, knowing whether the driver padded the header to a multiple of four bytes.</summary>
    public static int Read(ref Cursor cursor, ref Packet packet, bool padded)
    {
        if (!cursor.Has(2))
            return cursor.Stop(ref packet, Layer.Link, ShortestHeader);
        int control = cursor.Bytes[cursor.Offset];
        int flags = cursor.Bytes[cursor.Offset + 1];
        if ((control & VersionAndType) != Data)
            return Cursor.End;
        int length = HeaderLength(control, flags);
        if (!cursor.Has(length))
            return cursor.Stop(ref packet, Layer.Link, length);
        ReadOnlySpan<byte> header = cursor.Peek(length);
        ReadAddresses(header, flags, ref packet);
        int fragment = header[22] & 0x0F;
        if ((control & WithoutData) != 0 || (flags & (Protected | MoreFragments)) != 0 || fragment != 0)
            return Cursor.End;
        bool aggregate = (control & Qos) != 0 && (header[QosOffset(flags)] & AggregatePresent) != 0;
        cursor.Offset += padded ? Math.Min((length + 3) & ~3, cursor.Remaining) : length;
        return aggregate ? ReadFirstOfAggregate(ref cursor, ref packet) : Llc.Read(ref cursor, ref packet);
    }

    private static bool HasFourAddresses(int flags) => (flags & ToDistribution) != 0 && (flags & FromDistribution) != 0;

    private static int QosOffset(int flags) => HasFourAddresses(flags) ? ShortestHeader + AddressLength : ShortestHeader;

    private static int HeaderLength(int control, int flags)
    {
        int length = QosOffset(flags);
        if ((control & Qos) != 0)
            length += (flags & Order) != 0 ? QosLength + HighThroughputLength : QosLength;
        return length;
    }

    // IEEE 802.11 table 9-60: which of the address fields are the frame's source and destination.
    private static void ReadAddresses(ReadOnlySpan<byte> header, int flags, ref Packet packet)
    {
        bool to = (flags & ToDistribution) != 0;
        bool from = (flags & FromDistribution) != 0;
        packet.DestinationMac = MacAddress.Read(header[(to ? 16 : 4)..]);
        packet.SourceMac = MacAddress.Read(header[((from, to) switch { (true, true) => 24, (true, false) => 16, _ => 10 })..]);
    }

    // An A-MSDU holds several frames, each with addresses and length of its own; a packet can only tell of one of them.
    private static int ReadFirstOfAggregate(ref Cursor cursor, ref Packet packet)
    {
        const int subframeHeader = 14;
        if (!cursor.Has(subframeHeader))
            return cursor.Stop(ref packet, Layer.Link, subframeHeader);
        ReadOnlySpan<byte> header = cursor.Peek(subframeHeader);
        packet.DestinationMac = MacAddress.Read(header);
        packet.SourceMac = MacAddress.Read(header[6..]);
        cursor.Offset += subframeHeader;
        cursor.CutWithin(cursor.Offset + BinaryPrimitives.ReadUInt16BigEndian(header[12..]));
        return Llc.Read(ref cursor, ref packet);
    }
}
