using System.Buffers.Binary;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Formats;

/// <summary>Reads the records of a snoop file (RFC 1761); everything in it is big-endian.</summary>
internal sealed class SnoopReader(Tally tally) : RecordReader(tally)
{
    private const int HeaderLength = 16;
    private const int RecordHeaderLength = 24;
    private const uint Version = 2;

    private LinkType _link;
    private int _interface;
    private uint _dropped;

    public override WalkStatus Walk(ReadOnlySpan<byte> bytes, ref int position, PacketBatch batch)
    {
        if (!HeaderRead)
        {
            if (bytes.Length - position < HeaderLength)
                return WalkStatus.NeedMore;
            ReadOnlySpan<byte> header = bytes.Slice(position, HeaderLength);
            uint version = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
            if (version != Version)
                return Damaged($"snoop version {version} is not known, only version {Version}");
            _link = LinkTypes.FromSnoop(BinaryPrimitives.ReadUInt32BigEndian(header[12..]));
            _interface = Tally.AddInterface(_link);
            Tally.AddDropped(0);
            HeaderRead = true;
            position += HeaderLength;
        }

        while (batch.Count < batch.Packets.Length)
        {
            if (ReadRecord(bytes, ref position, ref batch.Packets[batch.Count]) is { } stop)
                return stop;
            batch.Count++;
        }

        return WalkStatus.BatchFull;
    }

    /// <summary>Reads one record; answers null, or why there is none.</summary>
    private WalkStatus? ReadRecord(ReadOnlySpan<byte> bytes, ref int position, ref Packet packet)
    {
        if (bytes.Length - position < RecordHeaderLength)
            return WalkStatus.NeedMore;
        ReadOnlySpan<byte> header = bytes.Slice(position, RecordHeaderLength);
        uint wire = BinaryPrimitives.ReadUInt32BigEndian(header);
        uint captured = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        uint record = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        if (record is < RecordHeaderLength or > CaptureLimits.RecordBytes)
            return Damaged($"a record claims a length of {record} bytes");
        if (captured > record - RecordHeaderLength)
            return Damaged($"a record of {record} bytes claims {captured} captured bytes");
        if (bytes.Length - position < (int)record)
            return WalkStatus.NeedMore;

        uint dropped = BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
        if (dropped > _dropped)
        {
            Tally.AddDropped(dropped - _dropped);
            _dropped = dropped;
        }

        packet.Number = ++Tally.Packets;
        packet.Time = new((BinaryPrimitives.ReadUInt32BigEndian(header[16..]) * 1_000_000_000L)
            + (BinaryPrimitives.ReadUInt32BigEndian(header[20..]) * 1_000L));
        packet.Offset = position + RecordHeaderLength;
        packet.Length = (int)captured;
        packet.OriginalLength = WireLength(wire, (int)captured);
        packet.Interface = _interface;
        packet.Link = _link;
        position += (int)record;
        return null;
    }
}
