using System.Buffers.Binary;

namespace Glassport.Bench;

/// <summary>A pcap file that is written through one large buffer: little-endian, microseconds, Ethernet.</summary>
internal sealed class PcapFile : IDisposable
{
    private const int RecordHeader = 16;

    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[4 << 20];
    private int _used;

    public PcapFile(string path)
    {
        _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer, 0xA1B2_C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(6), 4);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(16), 262144);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(20), 1);
        _used = 24;
        Bytes = 24;
    }

    /// <summary>The file's size so far.</summary>
    public long Bytes { get; private set; }

    public long Packets { get; private set; }

    /// <summary>Microseconds since the Unix epoch; 2026-01-01T00:00:00Z at the beginning.</summary>
    public long Now { get; private set; } = 1_767_225_600_000_000;

    /// <summary>The place for the next frame, to be filled before the next call.</summary>
    public Span<byte> Next(int length, int microseconds)
    {
        if (_used + RecordHeader + length > _buffer.Length)
            Flush();
        Now += microseconds;
        Span<byte> record = _buffer.AsSpan(_used);
        (long seconds, long fraction) = Math.DivRem(Now, 1_000_000);
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)fraction);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], length);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], length);
        _used += RecordHeader + length;
        Bytes += RecordHeader + length;
        Packets++;
        return record.Slice(RecordHeader, length);
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private void Flush()
    {
        _file.Write(_buffer, 0, _used);
        _used = 0;
    }
}
