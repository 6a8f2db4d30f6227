using Glassport.Capture;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Fuzz.Seeds;

/// <summary>The golden captures, as files and as frames.</summary>
internal static class Golden
{
    private static readonly Lazy<IReadOnlyList<BuiltCapture>> s_small = new(() => [.. Files(16 * 1024).Select(Frames)]);

    /// <summary>The files of at most so many bytes, by name.</summary>
    public static IReadOnlyList<byte[]> Files(int longest) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests", "corpus", "golden"), "*.pcapng")
            .Where(path => new FileInfo(path).Length <= longest)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    /// <summary>The frames of the captures of at most 16 KiB.</summary>
    public static IReadOnlyList<BuiltCapture> Small => s_small.Value;

    /// <summary>What TCP carried in those, a payload each, as far as <paramref name="wanted"/> wants it.</summary>
    public static IReadOnlyList<byte[]> Payloads(Func<Packet, bool> wanted)
    {
        List<byte[]> payloads = [];
        foreach (BuiltCapture capture in Small)
        {
            PacketDecoder decoder = new();
            foreach (CapturedFrame frame in capture.Frames)
            {
                Packet packet = new() { Link = capture.Link, Length = frame.Bytes.Length, OriginalLength = frame.OriginalLength };
                decoder.Decode(frame.Bytes, ref packet);
                if (packet is { Kind: PacketKind.Tcp, PayloadLength: > 0 } && wanted(packet))
                    payloads.Add(packet.Payload(frame.Bytes).ToArray());
            }
        }

        return payloads;
    }

    /// <summary>A capture's frames, which must all have the link type of the first.</summary>
    public static BuiltCapture Frames(byte[] file)
    {
        List<CapturedFrame> frames = [];
        LinkType link = default;
        IPacketSource source = CaptureFiles.OpenAsync([CaptureFiles.StandardInput], new MemoryStream(file), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        PacketBatch batch = new(256);
        while (source.ReadAsync(batch, CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            foreach (ref readonly Packet packet in batch.Packets.AsSpan(0, batch.Count))
            {
                link = packet.Link;
                frames.Add(new CapturedFrame(packet.Time, batch.Bytes.Slice(packet.Offset, packet.Length).ToArray(), packet.OriginalLength));
            }
        }

        return new BuiltCapture(link, frames, null);
    }
}
