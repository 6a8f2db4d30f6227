using Glassport.Analysis.Filtering;
using Glassport.Analysis.Tests.Golden;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>What TLS, IP fragments and other layers hide of a session.</summary>
public class HiddenTrafficTests
{
    private const string Hosts = """
        client 192.0.2.1:50000
        server 192.0.2.2:21

        """;

    [Theory]
    [InlineData("192.0.2.1:50001 -> 192.0.2.2:40000", true)]
    [InlineData("192.0.2.2:20 -> 192.0.2.1:50001", true)]
    [InlineData("192.0.2.2:989 -> 192.0.2.1:50001", true)]
    [InlineData("192.0.2.1:50001 -> 192.0.2.2:443", false)]
    [InlineData("192.0.2.1:50001 -> 192.0.2.3:40000", false)]
    [InlineData("192.0.2.3:50001 -> 192.0.2.2:40000", false)]
    public void Behind_TLS_connections_between_the_two_hosts_are_taken_for_data_connections(string data, bool kept)
    {
        string transcript = $"{Hosts}S> 220 ready\nC> AUTH TLS\nS> 234 go\nD open {data}\nD opener sends 3000 bytes\nstay open";
        IReadOnlyList<Frame> frames = Filtered.FramesOf(transcript);
        int without = Filtered.FramesOf($"{Hosts}S> 220 ready\nC> AUTH TLS\nS> 234 go\nstay open").Count;
        Assert.Equal(kept ? frames.Count : without, Filtered.Of(frames).Packets.Count);
    }

    [Fact]
    public void Implicit_TLS_is_known_by_its_port()
    {
        IReadOnlyList<Frame> frames = Filtered.FramesOf("""
            client 192.0.2.1:50000
            server 192.0.2.2:990
            D open 192.0.2.1:50000 -> 192.0.2.2:990
            D2 open 192.0.2.1:50001 -> 192.0.2.2:40000
            D2 server sends 3000 bytes
            """);
        Assert.Equal(frames.Count, Filtered.Of(frames).Packets.Count);
    }

    [Fact]
    public void Without_a_session_or_before_TLS_nothing_is_guessed()
    {
        Assert.Equal(
            Filtered.FramesOf(Hosts + "S> 220 ready\nstay open").Count,
            Filtered.Of(Hosts + "S> 220 ready\nD open 192.0.2.1:50001 -> 192.0.2.2:40000\nD opener sends 3000 bytes\nstay open").Packets.Count);
        Assert.Empty(Filtered.Of("client 192.0.2.1:1\nserver 192.0.2.2:1\nD open 192.0.2.1:50001 -> 192.0.2.2:40000\nD opener sends 3000 bytes").Packets);
    }

    [Fact]
    public void When_CCC_makes_the_session_readable_again_nothing_is_guessed_any_more()
    {
        const string Transcript = Hosts + """
            S> 220 ready
            C> AUTH TLS
            S> 234 go ahead
            C> \x16\x03\x01\x00\x02\x01\x00\
            S> \x16\x03\x03\x00\x02\x02\x00\
            C> \x17\x03\x03\x00\x03CCC\
            S> \x17\x03\x03\x00\x02ok\
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> LIST
            S> 150 opening
            D server sends 100 bytes
            stay open
            """;
        IReadOnlyList<Frame> frames = Filtered.FramesOf(Transcript);
        Assert.Equal(frames.Count, Filtered.Of(frames).Packets.Count);
        string stranger = Transcript.Replace("stay open", "D2 open 192.0.2.1:50002 -> 192.0.2.2:40001\nD2 client sends 3000 bytes\nstay open", StringComparison.Ordinal);
        Assert.Equal(frames.Count, Filtered.Of(stranger).Packets.Count);
    }

    [Theory]
    [InlineData(LinkType.Ethernet)]
    [InlineData(LinkType.LinuxSll2)]
    [InlineData(LinkType.Raw)]
    public void Fragments_are_let_through_with_the_packet_that_they_make_whole(LinkType link)
    {
        IReadOnlyList<Frame> frames = Filtered.FramesOf("""
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            C> USER anonymous
            S> 230 welcome
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> LIST
            D server sends 3000 bytes
            D close server
            """, new CaptureOptions { Link = LinkType.Raw });
        List<Frame> pieces = [];
        foreach (Frame frame in frames)
            pieces.AddRange(Cut(frame, link));
        List<Frame> mixed = [];
        foreach (Frame piece in pieces)
            mixed.AddRange([piece, Stray(piece, link)]);

        Filtered filtered = Filtered.Of(mixed, options: new FtpFilterOptions { HeadersOnly = true });

        Assert.Equal(pieces.Select(static piece => piece.Bytes), filtered.Frames.Select(static frame => frame.Bytes));
        Assert.Equal(filtered.Numbers.Order(), filtered.Numbers);
    }

    // Two fragments of every packet, the second one first.
    private static IEnumerable<Frame> Cut(Frame frame, LinkType link)
    {
        byte[] packet = frame.Bytes;
        HostAddress source = HostAddress.ReadIPv4(packet.AsSpan(12));
        HostAddress destination = HostAddress.ReadIPv4(packet.AsSpan(16));
        ushort identification = (ushort)((packet[4] << 8) | packet[5]);
        byte[] last = FrameBuilder.IPv4(source, destination, FrameBuilder.ProtocolTcp, packet.AsSpan(36), identification, 2);
        byte[] first = FrameBuilder.IPv4(source, destination, FrameBuilder.ProtocolTcp, packet.AsSpan(20, 16), identification, 0x2000);
        return [.. new[] { last, first }.Select(bytes => Wrapped(frame, LinkFrames.Wrap(link, bytes, source, destination), link))];
    }

    // A fragment whose rest never comes.
    private static Frame Stray(Frame like, LinkType link)
    {
        HostAddress source = HostAddress.FromIPv4(0xC633_6401);
        HostAddress destination = HostAddress.FromIPv4(0xC633_6402);
        ushort identification = (ushort)(like.Time.Nanoseconds / 100_000);
        byte[] bytes = FrameBuilder.IPv4(source, destination, FrameBuilder.ProtocolTcp, new byte[16], identification, 0x2000);
        return Wrapped(like, LinkFrames.Wrap(link, bytes, source, destination), link);
    }

    private static Frame Wrapped(Frame frame, byte[] bytes, LinkType link) => frame with { Bytes = bytes, OriginalLength = bytes.Length, Link = link };
}
