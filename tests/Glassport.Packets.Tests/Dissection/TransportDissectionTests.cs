using Glassport.Packets.Dissection;
using Glassport.Packets.Link;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests.Dissection;

public sealed class TransportDissectionTests
{
    [Fact]
    public void Tcp_shows_its_header()
    {
        byte[] frame = IPv4(6, Tcp([1, 2, 3], flags: 0x1A));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "tcp");
        Assert.Equal("Transmission Control Protocol, Src Port: 49194, Dst Port: 21, [ACK, PSH, SYN], Len: 3", layer.Title);
        Assert.Equal(("49194", "21", "1", "2"), (layer.Of("tcp.srcport"), layer.Of("tcp.dstport"), layer.Of("tcp.seq_raw"), layer.Of("tcp.ack_raw")));
        Assert.Equal(("20 bytes", "502", "0x0000", "0", "3"), (layer.Of("tcp.hdr_len"), layer.Of("tcp.window_size_value"), layer.Of("tcp.checksum"), layer.Of("tcp.urgent_pointer"), layer.Of("tcp.len")));
        Assert.Equal(
            ["tcp.flags.ack", "tcp.flags.push", "tcp.flags.syn"],
            layer.Fields.Where(static field => field.Name.StartsWith("tcp.flags", StringComparison.Ordinal) && field.Value == "Set").Select(static field => field.Name));
    }

    [Fact]
    public void Tcp_options_are_read_one_by_one()
    {
        byte[] frame = IPv4(6, Tcp([], "020405B4 030307 0402 01 050A 0000000A 00000014 1E02 0000"));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "tcp");
        Assert.Equal(("1460", "7 (multiply by 128)", "SACK permitted"), (layer.Of("tcp.options.mss_val"), layer.Of("tcp.options.wscale.shift"), layer.Of("tcp.options.sack_perm")));
        Assert.Equal(("No-operation", "10-20", "kind 30, 2 bytes"), (layer.Of("tcp.options.nop"), layer.Of("tcp.options.sack"), layer.Of("tcp.options")));
        Assert.Equal(Hex("020405B4"), layer.BytesOf("tcp.options.mss_val", frame));
    }

    [Fact]
    public void Tcp_timestamps_are_two_fields()
    {
        byte[] frame = IPv4(6, Tcp([], "01 01 080A 0000000A 0000000B"));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "tcp");
        Assert.Equal(("10", "11"), (layer.Of("tcp.options.timestamp.tsval"), layer.Of("tcp.options.timestamp.tsecr")));
    }

    [Theory]
    [InlineData("02000000", "kind 2, malformed")]
    [InlineData("02090000", "kind 2, malformed")]
    [InlineData("01010102", "kind 2, malformed")]
    public void A_malformed_option_ends_the_options(string options, string value) =>
        Assert.Equal(value, DissectedValues.Layer(LinkType.Raw, IPv4(6, Tcp([], options)), "tcp").Of("tcp.options"));

    [Fact]
    public void Udp_shows_its_header_and_ends_where_it_says()
    {
        byte[] frame = IPv4(17, Udp([1, 2, 3, 4], length: 10));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "udp");
        Assert.Equal("User Datagram Protocol, Src Port: 49194, Dst Port: 53", layer.Title);
        Assert.Equal(("49194", "53", "10", "0x0000"), (layer.Of("udp.srcport"), layer.Of("udp.dstport"), layer.Of("udp.length"), layer.Of("udp.checksum")));
        Assert.Equal("ip udp data padding", DissectedValues.Names(LinkType.Raw, frame));
    }

    [Fact]
    public void Tls_records_are_layers_of_their_own()
    {
        byte[] frame = IPv4(6, Tcp(Join(Hex("1403030001 01 1503030002 0100"), TlsHellos.Client12, Hex("1703030064 AABB"))));
        IReadOnlyList<DissectedLayer> records = [.. Dissector.Dissect(frame, LinkType.Raw).Where(static layer => layer.Name == "tls")];
        Assert.Equal(
            ["Change Cipher Spec (20)", "Alert (21)", "Handshake (22)", "Application Data (23)"],
            records.Select(static record => record.Of("tls.record.content_type")));
        Assert.Equal(("TLSv1.0", "179", "Client Hello (1)"), (records[2].Of("tls.record.version"), records[2].Of("tls.record.length"), records[2].Of("tls.handshake.type")));
        Assert.Equal("Transport Layer Security, Application Data, 100 bytes, 2 of them in this segment", records[3].Title);
    }

    [Theory]
    [InlineData(2, "Server Hello (2)")]
    [InlineData(11, "Certificate (11)")]
    [InlineData(16, "Client Key Exchange (16)")]
    [InlineData(0xE7, "encrypted, or unknown")]
    public void A_handshake_message_has_its_name(byte type, string name) =>
        Assert.Equal(name, DissectedValues.Layer(LinkType.Raw, IPv4(6, Tcp([22, 3, 3, 0, 1, type])), "tls").Of("tls.handshake.type"));
}
