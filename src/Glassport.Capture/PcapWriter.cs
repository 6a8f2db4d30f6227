using System.Buffers.Binary;
using Glassport.Capture.Formats;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture;

/// <summary>
/// Writes a classic pcap file (draft-ietf-opsawg-pcap) in little-endian byte order. Every packet is two writes to the stream,
/// which stays the caller's: give a buffering one, flush and dispose it.
/// </summary>
public sealed class PcapWriter
{
    private const int RecordHeaderLength = 16;
    private const uint SnapLength = 262_144;
    private readonly Stream _stream;
    private readonly long _nanosecondsPerUnit;

    /// <summary>Writes the file's header.</summary>
    /// <param name="stream">Where the file goes.</param>
    /// <param name="link">How every packet begins.</param>
    /// <param name="nanoseconds">Whether times keep their nanoseconds; older programs need them cut to microseconds.</param>
    public PcapWriter(Stream stream, LinkType link, bool nanoseconds)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _nanosecondsPerUnit = nanoseconds ? 1 : 1000;
        Span<byte> header = stackalloc byte[PcapReader.HeaderLength];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, nanoseconds ? PcapFormat.MagicNanoseconds : PcapFormat.MagicMicroseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], SnapLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], (uint)link);
        stream.Write(header);
    }

    /// <summary>Writes one packet.</summary>
    /// <param name="time">When it was captured: from 1970 to 2106, the seconds that the format can hold.</param>
    /// <param name="data">The captured bytes, less than 16 MiB.</param>
    /// <param name="originalLength">How many bytes it had on the wire, at least as many as captured.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time or a length is not one that the format can hold.</exception>
    public void WritePacket(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time.Nanoseconds, nameof(time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time.Nanoseconds / 1_000_000_000, uint.MaxValue, nameof(time));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, CaptureLimits.RecordBytes - RecordHeaderLength, nameof(data));
        ArgumentOutOfRangeException.ThrowIfLessThan(originalLength, data.Length);
        (long seconds, long rest) = Math.DivRem(time.Nanoseconds, 1_000_000_000);
        Span<byte> header = stackalloc byte[RecordHeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(rest / _nanosecondsPerUnit));
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], (uint)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], (uint)originalLength);
        _stream.Write(header);
        _stream.Write(data);
    }
}
