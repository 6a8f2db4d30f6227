using System.Buffers.Binary;
using Glassport.Packets;

namespace Glassport.Capture.Formats;

/// <summary>Reads the blocks of a pcapng file. The interfaces, packets and facts of every section add up.</summary>
internal sealed class PcapngReader(Tally tally) : RecordReader(tally)
{
    private const int EnhancedFixedLength = 20;
    private const int SimpleFixedLength = 4;
    private const int SectionFixedLength = 16;
    private const int StatisticsFixedLength = 12;
    private const int SecretsFixedLength = 8;
    private const ushort UnknownDrops = ushort.MaxValue;

    private ByteOrder _order;
    private PcapngInterface[] _interfaces = new PcapngInterface[4];
    private int _interfaceCount;
    private Timestamp _lastTime;

    public override WalkStatus Walk(ReadOnlySpan<byte> bytes, ref int position, PacketBatch batch)
    {
        while (batch.Count < batch.Packets.Length)
        {
            ReadOnlySpan<byte> rest = bytes[position..];
            if (rest.Length < PcapngBlock.MinimumLength)
                return WalkStatus.NeedMore;
            if (BinaryPrimitives.ReadUInt32LittleEndian(rest) == PcapngBlock.SectionHeader)
            {
                if (!PcapngFormat.TryReadByteOrder(rest, out _order))
                    return Damaged("a section header has no byte-order magic");
            }
            else if (!HeaderRead)
            {
                return Damaged("the file does not begin with a section header");
            }

            uint length = _order.UInt32(rest[4..]);
            if (length is < PcapngBlock.MinimumLength or > CaptureLimits.RecordBytes || length % 4 != 0)
                return Damaged($"a block claims a length of {length} bytes");
            if (length > (uint)rest.Length)
                return WalkStatus.NeedMore;
            ReadOnlySpan<byte> block = rest[..(int)length];
            uint trailer = _order.UInt32(block[^PcapngBlock.TrailerLength..]);
            if (trailer != length)
                return Damaged($"a block of {length} bytes ends with the length {trailer}");

            ReadOnlySpan<byte> body = block[PcapngBlock.HeaderLength..^PcapngBlock.TrailerLength];
            if (ReadBlock(_order.UInt32(block), body, position + PcapngBlock.HeaderLength, batch) is { } reason)
                return Damaged(reason);
            position += block.Length;
        }

        return WalkStatus.BatchFull;
    }

    /// <summary>Reads one block; answers null, or what is wrong with it.</summary>
    private string? ReadBlock(uint type, ReadOnlySpan<byte> body, int offset, PacketBatch batch)
    {
        switch (type)
        {
            case PcapngBlock.EnhancedPacket:
                return body.Length < EnhancedFixedLength
                    ? TooShort("packet", body)
                    : ReadPacket(body, offset, batch, _order.UInt32(body));
            case PcapngBlock.SectionHeader:
                return ReadSectionHeader(body);
            case PcapngBlock.InterfaceDescription:
                return ReadInterface(body);
            case PcapngBlock.SimplePacket:
                return ReadSimplePacket(body, offset, batch);
            case PcapngBlock.Packet:
                return ReadObsoletePacket(body, offset, batch);
            case PcapngBlock.NameResolution:
                PcapngNames.Read(body, _order, Tally);
                return null;
            case PcapngBlock.InterfaceStatistics:
                ReadStatistics(body);
                return null;
            case PcapngBlock.DecryptionSecrets:
                return ReadSecrets(body);
            default:
                return null;
        }
    }

    private string? ReadSectionHeader(ReadOnlySpan<byte> body)
    {
        if (body.Length < SectionFixedLength)
            return TooShort("section header", body);
        ushort major = _order.UInt16(body[4..]);
        if (major != 1)
            return $"pcapng version {major} is not known, only version 1";
        HeaderRead = true;
        _interfaceCount = 0;
        _lastTime = default;
        ReadComments(body[SectionFixedLength..], 0);
        return null;
    }

    private string? ReadInterface(ReadOnlySpan<byte> body)
    {
        if (body.Length < PcapngInterface.FixedLength)
            return TooShort("interface description", body);
        if (_interfaceCount == CaptureLimits.Interfaces)
            return $"a section has more than {CaptureLimits.Interfaces} interfaces";
        if (_interfaceCount == _interfaces.Length)
            Array.Resize(ref _interfaces, _interfaces.Length * 2);
        _interfaces[_interfaceCount++] = PcapngInterface.Read(body, _order, Tally);
        return null;
    }

    private string? ReadObsoletePacket(ReadOnlySpan<byte> body, int offset, PacketBatch batch)
    {
        if (body.Length < EnhancedFixedLength)
            return TooShort("packet", body);
        uint id = _order.UInt16(body);
        if (ReadPacket(body, offset, batch, id) is { } reason)
            return reason;
        ushort dropped = _order.UInt16(body[2..]);
        if (dropped is not 0 and not UnknownDrops)
            AddDropped(ref _interfaces[id], dropped);
        return null;
    }

    // Enhanced and obsolete packet blocks differ in their first word only.
    private string? ReadPacket(ReadOnlySpan<byte> body, int offset, PacketBatch batch, uint id)
    {
        if (id >= (uint)_interfaceCount)
            return $"a packet names interface {id}, but the section has described {_interfaceCount}";
        uint captured = _order.UInt32(body[12..]);
        if (captured > (uint)(body.Length - EnhancedFixedLength))
            return $"a packet claims {captured} captured bytes in a block that has room for {body.Length - EnhancedFixedLength}";

        ref PcapngInterface source = ref _interfaces[id];
        int length = (int)captured;
        _lastTime = source.Time.At(((ulong)_order.UInt32(body[4..]) << 32) | _order.UInt32(body[8..]));
        AddPacket(batch, in source, offset + EnhancedFixedLength, length, _order.UInt32(body[16..]));
        int optionsAt = EnhancedFixedLength + ((length + 3) & ~3);
        if (optionsAt < body.Length)
            ReadPacketOptions(body[optionsAt..], ref source);
        return null;
    }

    private string? ReadSimplePacket(ReadOnlySpan<byte> body, int offset, PacketBatch batch)
    {
        if (body.Length < SimpleFixedLength)
            return TooShort("simple packet", body);
        if (_interfaceCount == 0)
            return "a simple packet comes before any interface description";
        uint wire = _order.UInt32(body);
        int room = Math.Min(_interfaces[0].SnapLength, body.Length - SimpleFixedLength);
        AddPacket(batch, in _interfaces[0], offset + SimpleFixedLength, (int)Math.Min(wire, (uint)room), wire);
        return null;
    }

    private void AddPacket(PacketBatch batch, in PcapngInterface source, int offset, int length, uint wire)
    {
        ref Packet packet = ref batch.Packets[batch.Count++];
        packet.Number = ++Tally.Packets;
        packet.Time = _lastTime;
        packet.Offset = offset;
        packet.Length = length;
        packet.OriginalLength = WireLength(wire, length);
        packet.Interface = source.Number;
        packet.Link = source.Link;
    }

    private void ReadPacketOptions(ReadOnlySpan<byte> bytes, ref PcapngInterface source)
    {
        PcapngOptions options = new(bytes, _order);
        while (options.MoveNext())
        {
            if (options.Code == PcapngBlock.Comment)
                Tally.AddComment(Tally.Packets, options.Value);
            else if (options.Code == PcapngBlock.PacketDropCount && options.Value.Length >= sizeof(ulong))
                AddDropped(ref source, Clamped(_order.UInt64(options.Value)));
        }
    }

    private void ReadComments(ReadOnlySpan<byte> bytes, long packet)
    {
        PcapngOptions options = new(bytes, _order);
        while (options.MoveNext())
        {
            if (options.Code == PcapngBlock.Comment)
                Tally.AddComment(packet, options.Value);
        }
    }

    private void ReadStatistics(ReadOnlySpan<byte> body)
    {
        if (body.Length < StatisticsFixedLength || _order.UInt32(body) is var id && id >= (uint)_interfaceCount)
            return;
        long? dropped = null;
        PcapngOptions options = new(body[StatisticsFixedLength..], _order);
        while (options.MoveNext())
        {
            if (options.Code is PcapngBlock.StatisticsInterfaceDrops or PcapngBlock.StatisticsSystemDrops
                && options.Value.Length >= sizeof(ulong))
            {
                dropped = (dropped ?? 0) + Clamped(_order.UInt64(options.Value));
            }
        }

        // The counters run from the beginning of the capture, so a later block replaces what was told before.
        if (dropped is { } total)
            AddDropped(ref _interfaces[id], total - _interfaces[id].Dropped);
    }

    // A counter beyond this is noise, and sums of it could overflow.
    private static long Clamped(ulong counter) => (long)Math.Min(counter, uint.MaxValue);

    private void AddDropped(ref PcapngInterface source, long packets)
    {
        source.Dropped += packets;
        Tally.AddDropped(packets);
    }

    private string? ReadSecrets(ReadOnlySpan<byte> body)
    {
        if (body.Length < SecretsFixedLength)
            return TooShort("decryption secrets", body);
        uint length = _order.UInt32(body[4..]);
        if (length > (uint)(body.Length - SecretsFixedLength))
            return $"secrets of {length} bytes in a block that has room for {body.Length - SecretsFixedLength}";
        Tally.AddSecrets(_order.UInt32(body), body.Slice(SecretsFixedLength, (int)length));
        return null;
    }

    private static string TooShort(string block, ReadOnlySpan<byte> body) =>
        $"a {block} block has only {body.Length} bytes for its fields";
}
