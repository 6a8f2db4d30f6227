using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Glassport.Capture.Formats;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture;

/// <summary>
/// Writes a pcapng file (draft-ietf-opsawg-pcapng) of one section, little-endian, with times in nanoseconds.
/// Every block is two writes to the stream, which stays the caller's: give a buffering one, flush and dispose it.
/// </summary>
public sealed class PcapngWriter
{
    private const int LongestOption = ushort.MaxValue;
    private const byte Nanoseconds = 9;
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _body = new(4096);
    private int _interfaces;

    /// <summary>Writes the section header.</summary>
    /// <param name="stream">Where the file goes.</param>
    public PcapngWriter(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        Add32(PcapngBlock.ByteOrderMagic);
        Add16(1);
        Add16(0);
        Add64(ulong.MaxValue); // the section's length is not known beforehand
        WriteBlock(PcapngBlock.SectionHeader);
    }

    /// <summary>Describes an interface; answers the number by which packets name it, from 0.</summary>
    /// <param name="link">How its packets begin.</param>
    /// <param name="snapLength">How many bytes of a packet are captured at most; 0 for no limit.</param>
    public int WriteInterface(LinkType link, int snapLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(snapLength);
        Add16((ushort)link);
        Add16(0);
        Add32((uint)snapLength);
        AddOption(PcapngBlock.InterfaceTimeResolution, [Nanoseconds]);
        AddOption(PcapngBlock.EndOfOptions, []);
        WriteBlock(PcapngBlock.InterfaceDescription);
        return _interfaces++;
    }

    /// <summary>Writes one packet.</summary>
    /// <param name="interface">The interface that saw it, as <see cref="WriteInterface"/> numbered it.</param>
    /// <param name="time">When it was captured; not before 1970.</param>
    /// <param name="data">The captured bytes, less than 16 MiB with everything around them.</param>
    /// <param name="originalLength">How many bytes it had on the wire, at least as many as captured.</param>
    /// <param name="comment">A comment on it, of up to 65,535 bytes of UTF-8, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not one that the format can hold.</exception>
    public void WritePacket(int @interface, Timestamp time, ReadOnlySpan<byte> data, int originalLength, string? comment = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@interface);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@interface, _interfaces);
        ArgumentOutOfRangeException.ThrowIfNegative(time.Nanoseconds, nameof(time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, CaptureLimits.RecordBytes - (2 * LongestOption), nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(originalLength, data.Length);
        byte[] text = comment is null ? [] : Encoding.UTF8.GetBytes(comment);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestOption, nameof(comment));

        Add32((uint)@interface);
        Add32((uint)(time.Nanoseconds >> 32));
        Add32((uint)time.Nanoseconds);
        Add32((uint)data.Length);
        Add32((uint)originalLength);
        AddPadded(data);
        if (comment is not null)
        {
            AddOption(PcapngBlock.Comment, text);
            AddOption(PcapngBlock.EndOfOptions, []);
        }

        WriteBlock(PcapngBlock.EnhancedPacket);
    }

    private void WriteBlock(uint type)
    {
        int length = _body.WrittenCount + PcapngBlock.MinimumLength;
        Span<byte> header = stackalloc byte[PcapngBlock.HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, type);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)length);
        Add32((uint)length);
        _stream.Write(header);
        _stream.Write(_body.WrittenSpan);
        _body.ResetWrittenCount();
    }

    private void AddOption(ushort code, ReadOnlySpan<byte> value)
    {
        Add16(code);
        Add16((ushort)value.Length);
        AddPadded(value);
    }

    private void AddPadded(ReadOnlySpan<byte> bytes)
    {
        _body.Write(bytes);
        int padding = -bytes.Length & 3;
        _body.GetSpan(padding + 1)[..padding].Clear();
        _body.Advance(padding);
    }

    private void Add16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_body.GetSpan(sizeof(ushort)), value);
        _body.Advance(sizeof(ushort));
    }

    private void Add32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_body.GetSpan(sizeof(uint)), value);
        _body.Advance(sizeof(uint));
    }

    private void Add64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_body.GetSpan(sizeof(ulong)), value);
        _body.Advance(sizeof(ulong));
    }
}
