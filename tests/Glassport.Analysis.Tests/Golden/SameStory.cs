using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>The same packets have the same explanation, however they reach the program.</summary>
public sealed partial class SameStory
{
    // One of each kind is enough where the whole way is walked for every link layer.
    private static readonly string[] Various =
    [
        "seed-active-exact", "09-ipv6-eprt-active-vsftpd", "24-ftps-explicit-curl-tls12", "29-active-refused-425", "33-loss-retransmission",
        "37-server-killed-mid-upload-rst", "40-two-clients-interleaved", "45-snaplen-96",
    ];

    private static readonly LinkType[] Links =
    [
        LinkType.Null, LinkType.Loop, LinkType.Raw, LinkType.Ppp, LinkType.PppHdlc, LinkType.LinuxSll, LinkType.LinuxSll2,
        LinkType.Ieee80211, LinkType.Ieee80211Radiotap,
    ];

    public static TheoryData<string> Captures => GoldenCaptures.All;

    public static TheoryData<string, LinkType> CapturesOnLinks
    {
        get
        {
            TheoryData<string, LinkType> all = [];
            foreach (string capture in Various)
            {
                foreach (LinkType link in Links)
                    all.Add(capture, link);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task As_pcap_in_microseconds(string capture)
    {
        IReadOnlyList<Frame> frames = [.. (await FramesAsync(capture)).Select(static frame => frame with { Time = Microseconds(frame.Time), Interface = 0 })];
        await AssertSameAsync(capture, frames, CaptureWriting.Pcap(frames, nanoseconds: false));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task As_pcap_in_nanoseconds(string capture)
    {
        IReadOnlyList<Frame> frames = [.. (await FramesAsync(capture)).Select(static frame => frame with { Interface = 0 })];
        await AssertSameAsync(capture, frames, CaptureWriting.Pcap(frames, nanoseconds: true));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task As_pcapng(string capture)
    {
        IReadOnlyList<Frame> frames = await FramesAsync(capture);
        await AssertSameAsync(capture, frames, CaptureWriting.Pcapng(frames));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Compressed_with_gzip(string capture)
    {
        IReadOnlyList<Frame> frames = await FramesAsync(capture);
        await AssertSameAsync(capture, frames, CaptureWriting.Gzip(CaptureWriting.Pcapng(frames)));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Through_standard_input(string capture)
    {
        byte[] file = await File.ReadAllBytesAsync(GoldenCaptures.PathOf(capture));
        AssertSame(capture, (await GoldenCaptures.GetAsync(capture)).Explanation, await Pipeline.ExplainAsync(["-"], new MemoryStream(file)));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task From_memory_a_few_packets_at_a_time(string capture)
    {
        IReadOnlyList<Frame> frames = await FramesAsync(capture);
        AssertSame(capture, (await GoldenCaptures.GetAsync(capture)).Explanation, await Pipeline.ExplainAsync(new FrameSource(frames)));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Split_over_two_files(string capture)
    {
        IReadOnlyList<Frame> frames = [.. (await FramesAsync(capture)).Select(static frame => frame with { Interface = 0 })];
        int half = frames.Count / 2;
        await AssertSameAsync(
            capture, frames, CaptureWriting.Pcap([.. frames.Take(half)], nanoseconds: true), CaptureWriting.Pcap([.. frames.Skip(half)], nanoseconds: true));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Behind_a_vlan_tag(string capture)
    {
        IReadOnlyList<Frame> frames = await FramesAsync(capture);
        if (frames[0].Link != LinkType.Ethernet)
            return;
        AssertSame(
            capture, await Pipeline.ExplainAsync(new FrameSource(frames)), await Pipeline.ExplainAsync(new FrameSource([.. frames.Select(Tagged)])));
    }

    [Theory]
    [MemberData(nameof(CapturesOnLinks))]
    public async Task On_another_link_layer(string capture, LinkType link)
    {
        // ARP has no place on most of these.
        IReadOnlyList<Frame> frames = [.. (await FramesAsync(capture)).Where(IsIP)];
        Assert.NotEmpty(frames);
        AssertSame(
            capture,
            await Pipeline.ExplainAsync(new FrameSource(frames)),
            await Pipeline.ExplainAsync(new FrameSource([.. frames.Select(frame => On(frame, link))])));
    }

    private static Task<IReadOnlyList<Frame>> FramesAsync(string capture) => Frame.AllOfAsync(GoldenCaptures.PathOf(capture));

    private static Timestamp Microseconds(Timestamp time) => new(time.Nanoseconds / 1000 * 1000);

    private static Frame Tagged(Frame frame) => frame with
    {
        Bytes = [.. frame.Bytes.AsSpan(0, 12), 0x81, 0x00, 0x00, 0x2A, .. frame.Bytes.AsSpan(12)],
        OriginalLength = frame.OriginalLength + 4,
    };

    private static bool IsIP(Frame frame) => frame.Bytes.AsSpan(12, 2) is [0x08, 0x00] or [0x86, 0xDD];

    private static Frame On(Frame frame, LinkType link)
    {
        ReadOnlySpan<byte> packet = frame.Bytes.AsSpan(14);
        byte[] bytes = LinkFrames.Wrap(link, packet, default, default);
        return frame with { Bytes = bytes, OriginalLength = frame.OriginalLength + bytes.Length - frame.Bytes.Length, Link = link };
    }

    private static async Task AssertSameAsync(string capture, IReadOnlyList<Frame> frames, params byte[][] files)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-");
        try
        {
            List<string> paths = [];
            foreach (byte[] file in files)
            {
                paths.Add(Path.Combine(folder.FullName, $"part{paths.Count + 1}"));
                await File.WriteAllBytesAsync(paths[^1], file);
            }

            AssertSame(capture, await Pipeline.ExplainAsync(new FrameSource(frames)), await Pipeline.ExplainAsync(paths));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertSame(string capture, Explanation want, Explanation got)
    {
        CaptureFacts facts = want.Capture;
        Assert.NotEqual(0, facts.Packets);
        Assert.Null(got.Capture.Damage);
        Assert.Equal(
            (facts.Packets, facts.FirstTime, facts.LastTime, facts.TruncatedPackets, facts.UndecodedPackets),
            (got.Capture.Packets, got.Capture.FirstTime, got.Capture.LastTime, got.Capture.TruncatedPackets, got.Capture.UndecodedPackets));
        string wanted = WithoutCarrier(want);
        string told = WithoutCarrier(got);
        if (wanted == told)
            return;
        Comparison comparison = new(capture);
        comparison.Identical("", JsonNode.Parse(wanted), JsonNode.Parse(told));
        comparison.Conclude();
        Assert.Fail($"{capture}: the same members in another order");
    }

    // Without what a file or a link layer has of its own: the capture's facts, and the length of each frame.
    private static string WithoutCarrier(Explanation explanation)
    {
        string text = Pipeline.Text(explanation);
        text = string.Concat("{\n", text.AsSpan(text.IndexOf("  \"addressResolutions\":", StringComparison.Ordinal)));
        return FrameLength().Replace(text, "");
    }

    [GeneratedRegex("^ *\"length\": [0-9]+,\n", RegexOptions.Multiline)]
    private static partial Regex FrameLength();
}
