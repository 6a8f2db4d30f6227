using Glassport.Packets.Link;

namespace Glassport.TestKit.Tests;

/// <summary>tshark, which we did not write, finds in a built capture what its transcript says.</summary>
public sealed class BuiltCapturesAreReadByTshark
{
    [Fact]
    public async Task An_active_session_is_dissected_as_ftp_with_its_data()
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.Active);

        string[] commands = await Tshark.FieldsAsync(capture, "ftp.request.command", "ftp.request.command", "ftp.request.arg");
        string[] replies = await Tshark.FieldsAsync(capture, "ftp.response.code", "ftp.response.code");
        string[] data = await Tshark.FieldsAsync(capture, "ftp-data", "tcp.srcport", "tcp.dstport", "tcp.len");

        Assert.Equal(["USER|anonymous", "PORT|192,0,2,1,195,81", "RETR|a.txt", "QUIT|"], commands);
        Assert.Equal(["220", "230", "200", "150", "226", "221"], replies);
        Assert.Equal(["20|50001|1460", "20|50001|1460", "20|50001|1080"], data);
    }

    [Theory]
    [InlineData(AckPolicy.Delayed)]
    [InlineData(AckPolicy.EverySegment)]
    [InlineData(AckPolicy.Piggyback)]
    public async Task Nothing_is_malformed_and_no_sequence_number_surprises(AckPolicy acks)
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.Active, new() { Acks = acks });

        string[] surprises = await Tshark.FieldsAsync(
            capture, "tcp.analysis.flags or _ws.malformed or tcp.checksum.status == 0 or ip.checksum.status == 0", "frame.number", "_ws.col.Info");
        string[] tcp = await Tshark.FieldsAsync(capture, "tcp.checksum.status == 1", "frame.number");

        Assert.Empty(surprises);
        Assert.Equal(capture.Frames.Count, tcp.Length);
    }

    [Fact]
    public async Task IPv6_has_right_checksums_and_the_client_uploads()
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.PassiveIPv6);

        string[] wrong = await Tshark.FieldsAsync(capture, "not ipv6 or tcp.checksum.status != 1 or tcp.analysis.flags", "frame.number");
        string[] data = await Tshark.FieldsAsync(capture, "tcp.port == 40000 and tcp.len > 0", "tcp.dstport", "tcp.payload");

        Assert.Empty(wrong);
        Assert.Equal([$"40000|{Convert.ToHexStringLower("one line\r\n"u8)}"], data);
    }

    [Theory]
    [InlineData(LinkType.Null)]
    [InlineData(LinkType.Loop)]
    [InlineData(LinkType.Raw)]
    [InlineData(LinkType.IPv4)]
    [InlineData(LinkType.Ppp)]
    [InlineData(LinkType.PppHdlc)]
    [InlineData(LinkType.LinuxSll)]
    [InlineData(LinkType.LinuxSll2)]
    [InlineData(LinkType.Ieee80211)]
    [InlineData(LinkType.Ieee80211Radiotap)]
    public async Task Every_link_layer_leads_to_the_same_commands(LinkType link)
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.Active, new() { Link = link });

        string[] commands = await Tshark.FieldsAsync(capture, "ftp.request.command", "ftp.request.command");

        Assert.Equal(["USER", "PORT", "RETR", "QUIT"], commands);
    }

    [Fact]
    public async Task Two_vlan_tags_stand_in_their_order()
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.Active, new() { Vlans = [42, 7] });

        string[] tags = await Tshark.FieldsAsync(capture, "ftp.request.command == QUIT", "vlan.id");

        Assert.Equal(["42,7"], tags);
    }

    [Fact]
    public async Task Arp_asks_and_is_answered()
    {
        BuiltCapture capture = TranscriptCapture.Build("client 192.0.2.1:50000\nserver 192.0.2.2:21\narp");

        string[] arp = await Tshark.FieldsAsync(capture, "arp", "arp.opcode", "arp.src.proto_ipv4", "arp.dst.proto_ipv4", "arp.src.hw_mac");

        Assert.Equal(["1|192.0.2.1|192.0.2.2|02:00:c0:00:02:01", "2|192.0.2.2|192.0.2.1|02:00:c0:00:02:02"], arp);
    }
}
