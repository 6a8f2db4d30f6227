using System.Buffers.Binary;
using System.Text;
using Glassport.Capture.Formats;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture;

/// <summary>
/// Writes a pcapng file (draft-ietf-opsawg-pcapng) of one section, little-endian, with times in nanoseconds.
/// Every block is a few writes to the stream, which stays the caller's: give a buffering one, flush and dispose it. When the stream fails
/// within a block, the next block is whole again if the stream is cut to where the last one ended.
/// </summary>
public sealed class PcapngWriter
{
    private const int LongestOption = ushort.MaxValue;
    private const int PacketFixedLength = 20;
    private const byte Nanoseconds = 9;
    private const byte FilterText = 0; // what follows is a filter in libpcap's language
    private readonly Stream _stream;
    private readonly PcapngBody _body = new();
    private int _interfaces;

    /// <summary>Writes the section header.</summary>
    /// <param name="stream">Where the file goes.</param>
    /// <param name="description">Who captured it, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A text is longer than the format can hold.</exception>
    public PcapngWriter(Stream stream, SectionDescription? description = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _body.Add32(PcapngBlock.ByteOrderMagic);
        _body.Add16(1);
        _body.Add16(0);
        _body.Add64(ulong.MaxValue); // the section's length is not known beforehand
        if (description is not null)
        {
            AddText(PcapngBlock.SectionHardware, description.Hardware);
            AddText(PcapngBlock.SectionOperatingSystem, description.OperatingSystem);
            AddText(PcapngBlock.SectionApplication, description.Application);
            _body.AddOption(PcapngBlock.EndOfOptions, []);
        }

        WriteBlock(PcapngBlock.SectionHeader);
    }

    /// <summary>Describes an interface; answers the number by which packets name it, from 0.</summary>
    /// <param name="link">How its packets begin.</param>
    /// <param name="snapLength">How many bytes of a packet are captured at most; 0 for no limit.</param>
    /// <param name="description">More about it, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not one that the format can hold.</exception>
    public int WriteInterface(LinkType link, int snapLength, InterfaceDescription? description = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(snapLength);
        _body.Clear();
        _body.Add16((ushort)link);
        _body.Add16(0);
        _body.Add32((uint)snapLength);
        AddText(PcapngBlock.InterfaceName, description?.Name);
        AddText(PcapngBlock.InterfaceDescriptionText, description?.Description);
        _body.AddOption(PcapngBlock.InterfaceTimeResolution, [Nanoseconds]);
        if (description?.Filter is { } filter)
            _body.AddOption(PcapngBlock.InterfaceFilter, [FilterText, .. TextBytes(filter, LongestOption - 1)]);
        AddText(PcapngBlock.InterfaceOperatingSystem, description?.OperatingSystem);
        _body.AddOption(PcapngBlock.EndOfOptions, []);
        WriteBlock(PcapngBlock.InterfaceDescription);
        return _interfaces++;
    }

    /// <summary>Writes one packet.</summary>
    /// <param name="interface">The interface that saw it, as <see cref="WriteInterface"/> numbered it.</param>
    /// <param name="time">When it was captured; not before 1970.</param>
    /// <param name="data">The captured bytes, less than 16 MiB with everything around them. They are not copied on their way to the stream.</param>
    /// <param name="originalLength">How many bytes it had on the wire, at least as many as captured.</param>
    /// <param name="comment">A comment on it, of up to 65,535 bytes of UTF-8, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not one that the format can hold.</exception>
    public void WritePacket(int @interface, Timestamp time, ReadOnlySpan<byte> data, int originalLength, string? comment = null)
    {
        RequireInterface(@interface);
        ArgumentOutOfRangeException.ThrowIfNegative(time.Nanoseconds, nameof(time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, CaptureLimits.RecordBytes - (2 * LongestOption), nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(originalLength, data.Length);
        byte[]? text = comment is null ? null : TextBytes(comment, LongestOption);

        // What comes behind the data first, so that the length is known.
        _body.Clear();
        _body.AddPadding(data.Length);
        if (text is not null)
        {
            _body.AddOption(PcapngBlock.Comment, text);
            _body.AddOption(PcapngBlock.EndOfOptions, []);
        }

        int length = PcapngBlock.MinimumLength + PacketFixedLength + data.Length + _body.Length;
        _body.Add32((uint)length);
        Span<byte> header = stackalloc byte[PcapngBlock.HeaderLength + PacketFixedLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, PcapngBlock.EnhancedPacket);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], (uint)@interface);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], (uint)(time.Nanoseconds >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], (uint)time.Nanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], (uint)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], (uint)originalLength);
        _stream.Write(header);
        _stream.Write(data);
        _body.CopyTo(_stream);
    }

    /// <summary>Writes an interface's counters; later ones replace earlier ones.</summary>
    /// <param name="interface">The interface, as <see cref="WriteInterface"/> numbered it.</param>
    /// <param name="statistics">The counters; no time before 1970.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not one that the format can hold.</exception>
    public void WriteStatistics(int @interface, in InterfaceStatistics statistics)
    {
        RequireInterface(@interface);
        ArgumentOutOfRangeException.ThrowIfNegative(statistics.Time.Nanoseconds, nameof(statistics));
        _body.Clear();
        _body.Add32((uint)@interface);
        _body.AddTime(statistics.Time);
        AddMoment(PcapngBlock.StatisticsStart, statistics.Start);
        AddMoment(PcapngBlock.StatisticsEnd, statistics.End);
        AddCounter(PcapngBlock.StatisticsReceived, statistics.Received);
        AddCounter(PcapngBlock.StatisticsInterfaceDrops, statistics.DroppedByInterface);
        AddCounter(PcapngBlock.StatisticsSystemDrops, statistics.DroppedByKernel);
        _body.AddOption(PcapngBlock.EndOfOptions, []);
        WriteBlock(PcapngBlock.InterfaceStatistics);
    }

    private void WriteBlock(uint type)
    {
        int length = _body.Length + PcapngBlock.MinimumLength;
        Span<byte> header = stackalloc byte[PcapngBlock.HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, type);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)length);
        _body.Add32((uint)length);
        _stream.Write(header);
        _body.CopyTo(_stream);
    }

    private void AddText(ushort code, string? text)
    {
        if (text is not null)
            _body.AddOption(code, TextBytes(text, LongestOption));
    }

    private void AddMoment(ushort code, Timestamp? time)
    {
        if (time is not { } moment)
            return;
        _body.AddOptionHeader(code, sizeof(ulong));
        _body.AddTime(moment);
    }

    private void AddCounter(ushort code, long? counter)
    {
        if (counter is not { } value)
            return;
        _body.AddOptionHeader(code, sizeof(ulong));
        _body.Add64((ulong)value);
    }

    private void RequireInterface(int @interface)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@interface);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@interface, _interfaces);
    }

    private static byte[] TextBytes(string text, int most)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, most, nameof(text));
        return bytes;
    }
}
