using System.Buffers;
using System.Buffers.Binary;
using Glassport.Packets;

namespace Glassport.Capture.Formats;

/// <summary>The fields of a pcapng block that is being made, little-endian; used again for the next one.</summary>
internal sealed class PcapngBody
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>An option with its value, padded to four bytes.</summary>
    public void AddOption(ushort code, ReadOnlySpan<byte> value)
    {
        AddOptionHeader(code, (ushort)value.Length);
        _bytes.Write(value);
        AddPadding(value.Length);
    }

    /// <summary>What comes before an option's value.</summary>
    public void AddOptionHeader(ushort code, ushort length)
    {
        Add16(code);
        Add16(length);
    }

    /// <summary>The zeros behind something of <paramref name="length"/> bytes.</summary>
    public void AddPadding(int length)
    {
        int padding = -length & 3;
        _bytes.GetSpan(padding + 1)[..padding].Clear();
        _bytes.Advance(padding);
    }

    /// <summary>A moment as the format's two words, in nanoseconds.</summary>
    public void AddTime(Timestamp time)
    {
        Add32((uint)(time.Nanoseconds >> 32));
        Add32((uint)time.Nanoseconds);
    }

    public void Add16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(sizeof(ushort)), value);
        _bytes.Advance(sizeof(ushort));
    }

    public void Add32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), value);
        _bytes.Advance(sizeof(uint));
    }

    public void Add64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), value);
        _bytes.Advance(sizeof(ulong));
    }

    /// <summary>Begins anew, also after a block that could not be written.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Writes everything to a stream.</summary>
    public void CopyTo(Stream stream) => stream.Write(_bytes.WrittenSpan);
}
