using Glassport.Analysis.Tests.Golden;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>Only the sessions of a host, a user or a file are let through, each from its first packet.</summary>
public class SessionChoiceTests
{
    // Two sessions beside each other; the marks tell them apart: what is said by and to alice has an odd port in it.
    private const string Two = """
        client 192.0.2.1:50001
        server 192.0.2.9:21
        arp
        S> 220 ready
        C> USER alice
        S> 331 password?
        stay open
        client 192.0.2.2:50002
        server 192.0.2.9:21
        arp
        S> 220 ready
        C> USER bob
        S> 331 password?
        C> PASS x
        S> 230 in
        client 192.0.2.1:50001
        C> PASS x
        S> 230 in
        C> PASV
        S> 227 (192,0,2,9,156,65)
        D1 open 192.0.2.1:50003 -> 192.0.2.9:40001
        client 192.0.2.2:50002
        C> PORT 192,0,2,2,156,66
        S> 200 ok
        C> RETR /pub/b.txt
        D2 open 192.0.2.9:20 -> 192.0.2.2:40002
        D2 server sends 4000 bytes
        D2 close server
        client 192.0.2.1:50001
        C> STOR a.txt
        S> 150 go
        D1 client sends 4000 bytes
        D1 close client
        S> 226 done
        client 192.0.2.2:50002
        S> 226 done
        C> QUIT
        S> 221 bye
        C close server
        client 192.0.2.1:50001
        C> PASV
        S> 227 (192,0,2,9,156,67)
        D3 open 192.0.2.1:50005 -> 192.0.2.9:40003
        C> LIST
        S> 150 here
        D3 server> a.txt
        D3 close server
        S> 226 done
        """;

    [Theory]
    [InlineData("ftp", "1 2 3")]
    [InlineData("ftp host 192.0.2.1", "1 3")]
    [InlineData("ftp host 192.0.2.2", "2")]
    [InlineData("ftp host 192.0.2.9", "1 2 3")]
    [InlineData("ftp host 192.0.2.0/24", "1 2 3")]
    [InlineData("ftp host 192.0.2.3", "")]
    [InlineData("ftp user alice", "1 3")]
    [InlineData("ftp user bob", "2")]
    [InlineData("ftp user b*", "2")]
    [InlineData("ftp user carol", "")]
    [InlineData("ftp user Bob", "")]
    [InlineData("ftp file b.txt", "2")]
    [InlineData("ftp file a.txt", "1")]
    [InlineData("ftp file ?.txt", "1 2")]
    [InlineData("ftp file c.txt", "")]
    [InlineData("ftp file b.txt and user bob and host 192.0.2.2", "2")]
    [InlineData("ftp file b.txt user alice", "")]
    [InlineData("ftp file a.txt user alice host 192.0.2.2", "")]
    public void Sessions_that_match_are_let_through_whole(string expression, string data)
    {
        IReadOnlyList<Frame> frames = Filtered.FramesOf(Two);
        Filtered filtered = Filtered.Of(frames, expression);

        // Alice's control connection, her data connections 1 and 3, Bob's control and data connection 2.
        List<ushort> ports = [];
        if (data.Contains('1'))
            ports.AddRange(data.Contains('3') ? [50001, 50003, 50005] : [50001, 50003]);
        if (data.Contains('2'))
            ports.AddRange([50002, 40002]);
        Assert.Equal(
            Enumerable.Range(1, frames.Count).Where(number => IsOf(frames[number - 1], ports)).Select(static number => (long)number), filtered.Numbers);
        Assert.Equal(0, filtered.Filter.Counts.BeginningsCut);
        Assert.Equal(0, filtered.Filter.Counts.Late);
    }

    [Fact]
    public void A_session_that_is_looked_for_later_comes_with_its_beginning_behind_what_is_newer()
    {
        const string Transcript = """
            client 192.0.2.1:50001
            server 192.0.2.9:21
            S> 220 ready
            C> USER alice
            S> 230 in
            wait 5000 ms
            C> TYPE I
            S> 200 ok
            wait 3600000 ms
            C> SIZE /pub/b.txt
            S> 213 17
            """;
        IReadOnlyList<Frame> frames = Filtered.FramesOf(Transcript);
        Filtered filtered = Filtered.Of(frames, "ftp file b.txt");

        Assert.Equal(Enumerable.Range(1, frames.Count).Select(static number => (long)number), filtered.Numbers);
        Assert.InRange(filtered.Filter.Counts.Late, 1, frames.Count - 1);
    }

    [Fact]
    public void A_transfer_that_is_refused_leaves_its_data_connection_to_the_next()
    {
        const string Transcript = """
            client 192.0.2.1:50001
            server 192.0.2.9:21
            S> 220 ready
            C> USER alice
            S> 230 in
            C> PASV
            S> 227 (192,0,2,9,156,65)
            D open 192.0.2.1:50003 -> 192.0.2.9:40001
            C> RETR a.txt
            S> 550 no such file
            C> RETR b.txt
            S> 150 here
            D server sends 4000 bytes
            D close server
            S> 226 done
            """;
        IReadOnlyList<Frame> frames = Filtered.FramesOf(Transcript);
        Assert.Equal(Enumerable.Range(1, frames.Count).Select(static number => (long)number), Filtered.Of(frames, "ftp file b.txt").Numbers);

        IReadOnlyList<Frame> otherFile = Filtered.Of(Transcript.Replace("550 no such file", "226 done", StringComparison.Ordinal), "ftp file b.txt").Frames;
        Assert.NotEmpty(otherFile);
        Assert.DoesNotContain(otherFile, static frame => IsOf(frame, [40001]));
    }

    [Fact]
    public void A_login_as_somebody_else_ends_the_search_and_another_try_does_not()
    {
        const string Tries = """
            client 192.0.2.1:50001
            server 192.0.2.9:21
            S> 220 ready
            C> USER bob
            S> 331 password?
            C> PASS x
            S> 530 no
            C> USER alice
            S> 331 password?
            """;
        Assert.NotEmpty(Filtered.Of(Tries, "ftp user alice").Numbers);
        Assert.Empty(Filtered.Of(Tries.Replace("530 no", "230 in", StringComparison.Ordinal), "ftp user alice").Numbers);
    }

    [Fact]
    public void Behind_TLS_nobody_can_be_found()
    {
        const string Secret = """
            client 192.0.2.1:50001
            server 192.0.2.9:21
            S> 220 ready
            C> AUTH TLS
            S> 234 go
            """;
        Filtered filtered = Filtered.Of(Secret, "ftp user alice");
        Assert.Empty(filtered.Numbers);
        Assert.Equal(1, filtered.Filter.Counts.SessionsUnreadable);
        Assert.NotEmpty(Filtered.Of(Secret, "ftp host 192.0.2.1").Numbers);
    }

    [Fact]
    public void What_is_not_ended_when_the_capture_ends_was_looked_for_in_vain() => Assert.Empty(Filtered.Of("""
        client 192.0.2.1:50001
        server 192.0.2.9:21
        S> 220 ready
        stay open
        """, "ftp user alice").Numbers);

    private static bool IsOf(Frame frame, List<ushort> ports)
    {
        Packets.Packet packet = Filtered.Decoded(frame);
        return packet.Kind == Packets.PacketKind.Arp
            ? ports.Contains((packet.Source.IPv4Bits & 0xFF) == 9 ? HostPort(packet.Destination) : HostPort(packet.Source))
            : ports.Contains(packet.SourcePort) || ports.Contains(packet.DestinationPort);
    }

    private static ushort HostPort(Packets.HostAddress client) => (ushort)(50000 + (client.IPv4Bits & 0xFF));
}
