using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Golden;
using Glassport.Packets;
using Glassport.Packets.Dissection;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Dissection;

/// <summary>A packet taken apart, beside what tshark says of it.</summary>
public sealed class DissectorTests
{
    // Fields that both call by the same name and write alike.
    private static readonly string[] Fields =
    [
        "eth.dst", "eth.src", "vlan.id", "arp.src.proto_ipv4", "arp.dst.hw_mac", "ip.src", "ip.dst", "ip.ttl", "ip.len", "ip.id", "ip.checksum", "ipv6.src", "ipv6.plen", "ipv6.hlim",
        "icmp.type", "icmp.code", "tcp.srcport", "tcp.dstport", "tcp.seq_raw", "tcp.ack_raw", "tcp.window_size_value", "tcp.checksum", "tcp.options.mss_val", "tcp.options.timestamp.tsval",
        "tcp.len", "udp.srcport", "udp.length", "tls.record.length", "ftp.request.command", "ftp.response.code",
    ];

    [Theory]
    [InlineData("02-tnftp-active-eprt-vsftpd")]
    [InlineData("09-ipv6-eprt-active-vsftpd")]
    [InlineData("24-ftps-explicit-curl-tls12")]
    [InlineData("33-loss-retransmission")]
    [InlineData("42-vlan-tagged-trunk")]
    [InlineData("45-snaplen-96")]
    public async Task Fields_have_the_values_that_tshark_gives_them(string capture)
    {
        string path = Repository.PathOf("tests", "corpus", "golden", capture + ".pcapng");
        string table = await PeerTool.RunAsync(
            "tshark", ["-r", path, "-T", "fields", "-E", "occurrence=f", "-E", "separator=|", "-o", "tcp.desegment_tcp_streams:FALSE", .. Fields.SelectMany(static field => new[] { "-e", field })]);
        Explanation explanation = await Pipeline.ExplainAsync([path]);
        byte[] file = await File.ReadAllBytesAsync(path);
        PacketTable packets = (PacketTable)explanation.Packets!;
        string[] rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(packets.Count, rows.Length);

        int compared = 0;
        for (int index = 0; index < rows.Length; index++)
        {
            FrameLocation frame = packets.Locate(index);
            ReadOnlySpan<byte> bytes = file.AsSpan((int)frame.Offset, frame.Captured);
            Dictionary<string, string> ours = Dissector.Dissect(bytes, frame.Link).SelectMany(static layer => layer.Fields)
                .GroupBy(static field => field.Name).ToDictionary(static fields => fields.Key, static fields => fields.First().Value);
            string[] theirs = rows[index].Split('|');
            for (int field = 0; field < Fields.Length; field++)
            {
                // tshark puts records together that lie in several packets; a field that only one side has is compared by other tests.
                if (theirs[field].Length == 0 || !ours.TryGetValue(Fields[field], out string? value) || Fields[field].StartsWith("tls", StringComparison.Ordinal))
                    continue;
                Assert.True(Same(theirs[field], value), $"packet {index + 1}: {Fields[field]} is {theirs[field]} for tshark and {value} here");
                compared++;
            }
        }

        Assert.True(compared > 10 * rows.Length, $"only {compared} fields were compared");
    }

    [Fact]
    public void What_is_cut_off_says_how_much_of_it_is_there()
    {
        byte[] frame = Frame("USER ftpuser\r\n"u8);

        DissectedLayer last = Dissector.Dissect(frame.AsSpan(0, 14 + 20 + 7), LinkType.Ethernet)[^1];

        Assert.Equal(("tcp", "Transmission Control Protocol, cut off: 7 of 20 bytes"), (last.Name, last.Title));
    }

    [Fact]
    public void Padding_belongs_to_no_layer_above_the_link()
    {
        byte[] frame = [.. Frame([]), 0, 0, 0, 0, 0, 0];

        IReadOnlyList<DissectedLayer> layers = Dissector.Dissect(frame, LinkType.Ethernet);

        Assert.Equal(["eth", "ip", "tcp", "padding"], layers.Select(layer => layer.Name));
        Assert.Equal(6, layers[^1].Length);
    }

    [Theory]
    [InlineData(LinkType.Ethernet, "eth")]
    [InlineData(LinkType.LinuxSll, "sll")]
    [InlineData(LinkType.LinuxSll2, "sll")]
    [InlineData(LinkType.Null, "null")]
    [InlineData(LinkType.Loop, "null")]
    [InlineData(LinkType.Raw, "ip")]
    public void The_link_layers_of_captures_are_read(LinkType link, string name)
    {
        HostAddress one = HostAddress.FromIPv4(0xC000_0201), two = HostAddress.FromIPv4(0xC000_0202);
        byte[] packet = FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolUdp, FrameBuilder.Udp(new(one, 1), new(two, 2), [1, 2, 3]));

        IReadOnlyList<DissectedLayer> layers = Dissector.Dissect(LinkFrames.Wrap(link, packet, one, two), link);

        Assert.Equal(name, layers[0].Name);
        Assert.Equal(["ip", "udp", "data"], layers.Select(layer => layer.Name).Where(one => one is not ("eth" or "sll" or "null")));
        Assert.Equal(3, layers[^1].Length);
    }

    [Fact]
    public void An_icmp_error_shows_the_packet_that_it_is_about()
    {
        HostAddress one = HostAddress.FromIPv4(0xC000_0201), two = HostAddress.FromIPv4(0xC000_0202);
        byte[] lost = FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolUdp, FrameBuilder.Udp(new(one, 1), new(two, 2), []));

        IReadOnlyList<DissectedLayer> layers = Dissector.Dissect(FrameBuilder.IPv4(two, one, 1, [3, 3, 0, 0, 0, 0, 0, 0, .. lost]), LinkType.Raw);

        Assert.Equal(["ip", "icmp", "ip", "udp"], layers.Select(layer => layer.Name));
    }

    private static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        HostAddress one = HostAddress.FromIPv4(0xC000_0201), two = HostAddress.FromIPv4(0xC000_0202);
        byte[] header = [0x13, 0x88, 0, 21, 0, 0, 0, 1, 0, 0, 0, 2, 0x50, 0x18, 1, 0, 0, 0, 0, 0];
        return FrameBuilder.Ethernet(FrameBuilder.MacOf(two), FrameBuilder.MacOf(one), 0x0800, FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolTcp, [.. header, .. payload]));
    }

    private static bool Same(string theirs, string ours) => theirs == ours
        || (theirs.StartsWith("0x", StringComparison.Ordinal) && ours.StartsWith("0x", StringComparison.Ordinal)
            && ulong.Parse(theirs.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) == ulong.Parse(ours.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
