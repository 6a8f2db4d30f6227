using System.IO.Compression;
using Glassport.Capture;
using Glassport.Packets.Link;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Capture files of given packets.</summary>
internal static class CaptureWriting
{
    /// <summary>A pcap file; all packets must have the same link type.</summary>
    public static byte[] Pcap(IReadOnlyList<Frame> frames, bool nanoseconds)
    {
        MemoryStream file = new();
        PcapWriter writer = new(file, frames[0].Link, nanoseconds);
        foreach (Frame frame in frames)
        {
            Assert.Equal(frames[0].Link, frame.Link);
            writer.WritePacket(frame.Time, frame.Bytes, frame.OriginalLength);
        }

        return file.ToArray();
    }

    /// <summary>A pcapng file with the interfaces that the packets name.</summary>
    public static byte[] Pcapng(IReadOnlyList<Frame> frames)
    {
        MemoryStream file = new();
        PcapngWriter writer = new(file);
        List<LinkType> interfaces = [];
        foreach (Frame frame in frames)
        {
            while (interfaces.Count <= frame.Interface)
            {
                interfaces.Add(frame.Link);
                writer.WriteInterface(frame.Link, 0);
            }

            Assert.Equal(interfaces[frame.Interface], frame.Link);
            writer.WritePacket(frame.Interface, frame.Time, frame.Bytes, frame.OriginalLength);
        }

        return file.ToArray();
    }

    /// <summary>The file compressed with gzip.</summary>
    public static byte[] Gzip(byte[] file)
    {
        MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
            gzip.Write(file);
        return compressed.ToArray();
    }
}
