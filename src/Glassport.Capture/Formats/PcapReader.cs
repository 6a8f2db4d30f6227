using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Formats;

/// <summary>Reads the records of a pcap file.</summary>
internal sealed class PcapReader(Tally tally) : RecordReader(tally)
{
    /// <summary>Magic, version (2 × 16 bits), two unused words, snap length, link type.</summary>
    public const int HeaderLength = 24;

    private const int RecordHeaderLength = 16;
    private const int ModifiedRecordHeaderLength = 24;

    private ByteOrder _order;
    private int _recordHeaderLength;
    private int _nanosecondsPerUnit;
    private LengthOrder _lengthOrder;
    private LinkType _link;
    private int _interface;

    /// <summary>How old versions order a record's two lengths, as libpcap's own reader knows.</summary>
    private enum LengthOrder
    {
        CapturedFirst,
        WireFirst,
        SmallerIsCaptured,
    }

    public override WalkStatus Walk(ReadOnlySpan<byte> bytes, ref int position, PacketBatch batch)
    {
        if (!HeaderRead)
        {
            if (bytes.Length - position < HeaderLength)
                return WalkStatus.NeedMore;
            if (!ReadHeader(bytes.Slice(position, HeaderLength)))
                return Damaged("the pcap header has no magic number");
            position += HeaderLength;
        }

        return WalkRecords(bytes, ref position, batch);
    }

    private bool ReadHeader(ReadOnlySpan<byte> header)
    {
        if (!PcapFormat.TryReadMagic(header, out uint magic, out _order))
            return false;
        _recordHeaderLength = magic == PcapFormat.MagicModified ? ModifiedRecordHeaderLength : RecordHeaderLength;
        _nanosecondsPerUnit = magic == PcapFormat.MagicNanoseconds ? 1 : 1000;
        _lengthOrder = (_order.UInt16(header[4..]), _order.UInt16(header[6..])) switch
        {
            ( < 2, _) or (2, < 3) or (543, _) => LengthOrder.WireFirst,
            (2, 3) => LengthOrder.SmallerIsCaptured,
            _ => LengthOrder.CapturedFirst,
        };
        _link = LinkTypes.FromPcap(_order.UInt32(header[20..]));
        _interface = Tally.AddInterface(_link);
        HeaderRead = true;
        return true;
    }

    private WalkStatus WalkRecords(ReadOnlySpan<byte> bytes, ref int position, PacketBatch batch)
    {
        ByteOrder order = _order;
        int headerLength = _recordHeaderLength;
        Packet[] packets = batch.Packets;
        long number = Tally.Packets;
        int count = batch.Count;
        int at = position;
        WalkStatus status = WalkStatus.BatchFull;
        while ((uint)count < (uint)packets.Length)
        {
            if (bytes.Length - at < headerLength)
            {
                status = WalkStatus.NeedMore;
                break;
            }

            ReadOnlySpan<byte> header = bytes.Slice(at, RecordHeaderLength);
            uint captured = order.UInt32(header[8..]);
            uint wire = order.UInt32(header[12..]);
            if (_lengthOrder != LengthOrder.CapturedFirst && (_lengthOrder == LengthOrder.WireFirst || captured > wire))
                (captured, wire) = (wire, captured);
            if (captured > (uint)(CaptureLimits.RecordBytes - headerLength))
            {
                status = Damaged($"a record claims {captured} captured bytes, more than a packet can have");
                break;
            }

            int length = (int)captured;
            if (bytes.Length - at - headerLength < length)
            {
                status = WalkStatus.NeedMore;
                break;
            }

            ref Packet packet = ref packets[count++];
            packet.Number = ++number;
            packet.Time = new((order.UInt32(header) * 1_000_000_000L) + ((long)order.UInt32(header[4..]) * _nanosecondsPerUnit));
            packet.Offset = at + headerLength;
            packet.Length = length;
            packet.OriginalLength = WireLength(wire, length);
            packet.Interface = _interface;
            packet.Link = _link;
            at += headerLength + length;
        }

        position = at;
        batch.Count = count;
        Tally.Packets = number;
        return status;
    }
}
