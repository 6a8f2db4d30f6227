using System.Buffers.Binary;
using Glassport.Packets.Link;

namespace Glassport.TestKit;

/// <summary>Writes pcap files, independently of the reader that the tests test.</summary>
public static class PcapWriter
{
    /// <summary>Writes a whole file: little-endian, nanosecond times, snap length 262144.</summary>
    public static void Write(Stream file, LinkType link, IEnumerable<CapturedFrame> frames)
    {
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2_3C4D);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 262144);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], (uint)link);
        file.Write(header);
        Span<byte> record = header[..16];
        foreach ((Packets.Timestamp time, byte[] bytes, int originalLength) in frames)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(time.Nanoseconds / 1_000_000_000));
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(time.Nanoseconds % 1_000_000_000));
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], bytes.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], originalLength);
            file.Write(record);
            file.Write(bytes);
        }
    }
}
