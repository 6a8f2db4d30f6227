namespace Glassport.Capture.Tests.Support;

/// <summary>One small file of every format and variant, for tests that hold for all of them.</summary>
internal static class Samples
{
    public static readonly byte[] First = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
    public static readonly byte[] Second = [21, 22, 23, 24, 25];

    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, CaptureBytes> All { get; } = new Dictionary<string, CaptureBytes>
    {
        ["pcap"] = PcapFile(false, Pcap.Microseconds),
        ["pcap big-endian"] = PcapFile(true, Pcap.Microseconds),
        ["pcap nanoseconds"] = PcapFile(false, Pcap.Nanoseconds),
        ["pcap nanoseconds big-endian"] = PcapFile(true, Pcap.Nanoseconds),
        ["pcap modified"] = PcapFile(false, Pcap.Modified),
        ["pcap modified big-endian"] = PcapFile(true, Pcap.Modified),
        ["pcapng"] = PcapngSection(new(), false),
        ["pcapng big-endian"] = PcapngSection(new(), true),
        ["pcapng both byte orders"] = PcapngSection(PcapngSection(new(), true), false),
        ["snoop"] = new CaptureBytes().Add(Snoop.Header()).Add(Snoop.Record(First), 1).Add(Snoop.Record(Second, dropped: 3), 1),
    };

    private static CaptureBytes PcapFile(bool big, uint magic) => new CaptureBytes()
        .Add(Pcap.Header(big, magic))
        .Add(Pcap.Record(big, First, modified: magic == Pcap.Modified), 1)
        .Add(Pcap.Record(big, [], modified: magic == Pcap.Modified), 1)
        .Add(Pcap.Record(big, Second, modified: magic == Pcap.Modified), 1);

    private static CaptureBytes PcapngSection(CaptureBytes file, bool big) => file
        .Add(Pcapng.Section(big, (1, "section"u8.ToArray())))
        .Add(Pcapng.Interface(big))
        .Add(Pcapng.Interface(big, link: 276, snap: 96, (9, [9])))
        .Add(Pcapng.Packet(big, 0, 1_000_002, First, wire: null, captured: null, (1, "packet"u8.ToArray())), 1)
        .Add(Pcapng.Packet(big, 1, 1_000_000_002, Second), 1)
        .Add(Pcapng.SimplePacket(big, First), 1)
        .Add(Pcapng.ObsoletePacket(big, 0, 2, 3_000_000, Second), 1)
        .Add(Pcapng.Names(big, (1, [192, 0, 2, 1, (byte)'a', 0])))
        .Add(Pcapng.Statistics(big, 0, (5, Pcapng.Value64(big, 7))))
        .Add(Pcapng.Secrets(big, 0x544C534B, "CLIENT_RANDOM"u8))
        .Add(Pcapng.Block(big, 0x0000_0BAD, new ByteBuilder(big).U32(1)));
}
