using Glassport.Analysis.Filtering;
using Glassport.Analysis.Tests.Golden;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>Which connections the filter takes for FTP's, told by the packets that it drops.</summary>
public class ConnectionChoiceTests
{
    private const string Hosts = """
        client 192.0.2.1:50000
        server 192.0.2.2:21

        """;

    private const string Login = """
        S> 220 ready
        C> USER anonymous
        S> 230 welcome

        """;

    private static void AllAreKept(string transcript, CaptureOptions? capture = null, FtpFilterOptions? options = null)
    {
        IReadOnlyList<Frame> frames = Filtered.FramesOf(transcript, capture);
        Filtered filtered = Filtered.Of(frames, options: options);
        Assert.Equal(Enumerable.Range(1, frames.Count).Select(static i => (long)i), filtered.Numbers);
        Assert.Equal(0, filtered.Filter.Counts.Late);
    }

    private static void NoneIsKept(string transcript, CaptureOptions? capture = null) => Assert.Empty(Filtered.Of(transcript, capture: capture).Numbers);

    [Theory]
    [InlineData("C> PORT 192,0,2,1,195,81\nS> 200 ok", "192.0.2.2:20 -> 192.0.2.1:50001")]
    [InlineData("C> PORT 192,0,2,1,195,81\nS> 200 ok", "192.0.2.2:34567 -> 192.0.2.1:50001")]
    [InlineData("C> EPRT |1|192.0.2.1|50001|\nS> 200 ok", "192.0.2.2:20 -> 192.0.2.1:50001")]
    [InlineData("C> LPRT 4,4,192,0,2,1,2,195,81\nS> 200 ok", "192.0.2.2:20 -> 192.0.2.1:50001")]
    [InlineData("C> PASV\nS> 227 Entering Passive Mode (192,0,2,2,156,64)", "192.0.2.1:50001 -> 192.0.2.2:40000")]
    [InlineData("C> EPSV\nS> 229 Entering Extended Passive Mode (|||40000|)", "192.0.2.1:50001 -> 192.0.2.2:40000")]
    [InlineData("C> LPSV\nS> 228 Entering Long Passive Mode (4,4,192,0,2,2,2,156,64)", "192.0.2.1:50001 -> 192.0.2.2:40000")]
    [InlineData("C> PASV\nS> 227 Entering Passive Mode (10,0,0,7,156,64)", "192.0.2.1:50001 -> 192.0.2.2:40000")]
    [InlineData("C> PASV\nS> 227 Entering Passive Mode (10,0,0,7,156,64)", "192.0.2.1:50001 -> 10.0.0.7:40000")]
    [InlineData("C> PORT 10,0,0,1,195,81\nS> 200 ok", "192.0.2.2:20 -> 192.0.2.1:50001")]
    [InlineData("C> PORT 198,51,100,9,195,81\nS> 200 ok", "192.0.2.2:20 -> 198.51.100.9:50001")]
    [InlineData("C> TYPE I\nS> 200 ok", "192.0.2.2:20 -> 192.0.2.1:50000")]
    public void Whatever_names_a_data_connection_is_understood(string negotiation, string data) => AllAreKept($"""
        {Hosts}{Login}{negotiation}
        C> RETR a.bin
        D open {data}
        S> 150 opening
        D server sends 5000 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        """);

    [Theory]
    [InlineData("refused")]
    [InlineData("blocked")]
    public void A_data_connection_that_nobody_accepts_belongs_to_it_too(string how) => AllAreKept($"""
        {Hosts}{Login}C> PORT 192,0,2,1,195,81
        S> 200 ok
        C> RETR a.bin
        D {how} 192.0.2.2:20 -> 192.0.2.1:50001
        S> 425 no
        """);

    [Theory]
    [InlineData("C> PORT 192,0,2,1,195,81\nS> 500 no", "192.0.2.2:20 -> 192.0.2.1:50001")]
    [InlineData("C> PASV\nS> 227 Entering Passive Mode (192,0,2,2,156,64)", "192.0.2.1:50001 -> 192.0.2.2:40001")]
    [InlineData("C> PASV\nS> 227 Entering Passive Mode (192,0,2,2,156,64)", "198.51.100.1:50001 -> 198.51.100.2:40000")]
    [InlineData("C> NOOP\nS> 200 192,0,2,2,156,64", "192.0.2.1:50001 -> 192.0.2.2:40000")]
    public void What_was_not_negotiated_does_not_belong_to_it(string negotiation, string data)
    {
        string whole = $"""
            {Hosts}{Login}{negotiation}
            D open {data}
            D opener sends 3000 bytes
            D close opener
            stay open
            """;
        string without = $"""
            {Hosts}{Login}{negotiation}
            stay open
            """;
        Assert.Equal(Filtered.FramesOf(without).Count, Filtered.Of(whole).Packets.Count);
    }

    [Theory]
    [InlineData("S> 220 ProFTPD ready\nC> USER a\nS> 331 password?")]
    [InlineData("S> 220 ready\nC> USER a\nS> 331 password?")]
    [InlineData("S> 220-several\nS> 220 lines\nC> AUTH TLS\nS> 500 no")]
    public void A_session_is_known_on_any_port_with_its_beginning(string dialogue) => AllAreKept($"""
        client 192.0.2.1:50000
        server 192.0.2.2:3333
        arp
        {dialogue}
        """);

    [Theory]
    [InlineData("S> SSH-2.0-OpenSSH_9.2\nC> SSH-2.0-x")]
    [InlineData("C> GET / HTTP/1.1\nS> HTTP/1.1 200 OK")]
    [InlineData("S> 220 mail.example ESMTP\nC> EHLO me\nS> 250 hello")]
    public void What_is_no_FTP_is_not_on_its_port_either(string dialogue)
    {
        NoneIsKept(Hosts + dialogue);
        NoneIsKept($"client 192.0.2.1:50000\nserver 192.0.2.2:3333\n{dialogue}");
    }

    [Fact]
    public void A_session_without_its_beginning_is_known_by_a_command_and_its_reply() => AllAreKept(
        "client 192.0.2.1:50000\nserver 192.0.2.2:3333\nC> CWD pub\nS> 250 ok\nC> PASV\nS> 227 (192,0,2,2,156,64)\nD open 192.0.2.1:50001 -> 192.0.2.2:40000\nC> LIST\nS> 150 here\nD server> a.txt\nD close server\nS> 226 done",
        new CaptureOptions { Midstream = true });

    [Fact]
    public void A_server_that_does_not_answer_is_part_of_the_story()
    {
        IReadOnlyList<Frame> frames = Filtered.FramesOf("""
            client 192.0.2.1:50000
            server 192.0.2.2:9999
            arp
            D blocked 192.0.2.1:50000 -> 192.0.2.2:21
            D2 refused 192.0.2.1:50001 -> 192.0.2.2:21
            D3 blocked 192.0.2.1:50002 -> 192.0.2.2:2222
            """);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Filtered.Of(frames).Numbers);
    }

    [Fact]
    public void A_data_connection_may_be_seen_before_the_reply_that_names_it()
    {
        // Of a capture on two interfaces, or where the packet of the reply before was lost, the SYN comes first.
        const string Transcript = $"""
            {Hosts}{Login}C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> RETR a.bin
            S> 150 opening
            D server sends 5000 bytes
            D close server
            S> 226 done
            """;
        List<Frame> frames = [.. Filtered.FramesOf(Transcript)];
        int reply = frames.FindIndex(static frame => frame.Bytes.AsSpan().IndexOf("227 "u8) >= 0);
        for (int late = 1; late <= 4; late++)
        {
            List<Frame> swapped = [.. frames];
            swapped.RemoveAt(reply);
            swapped.Insert(reply + late, frames[reply]);
            Assert.Equal(Enumerable.Range(1, frames.Count).Select(static i => (long)i), Filtered.Of(swapped).Numbers);
        }
    }

    [Fact]
    public void Nothing_is_lost_when_packets_are_swapped_doubled_or_sent_again()
    {
        const string Transcript = $"""
            {Hosts}{Login}C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> RETR a.bin
            S> 150 opening
            D server sends 20000 bytes
            D close server
            S> 226 done
            C> QUIT
            S> 221 bye
            """;
        int count = Filtered.FramesOf(Transcript).Count;
        for (int packet = 1; packet <= count; packet++)
        {
            HashSet<int> one = [packet];
            AllAreKept(Transcript, new CaptureOptions { Swapped = one });
            AllAreKept(Transcript, new CaptureOptions { Duplicated = one });
            AllAreKept(Transcript, new CaptureOptions { LostBeforeCapture = one });
            AllAreKept(Transcript, new CaptureOptions { LostAfterCapture = one });
        }
    }

    [Fact]
    public void A_named_port_is_FTP_from_its_first_packet()
    {
        const string Transcript = """
            client 192.0.2.1:50000
            server 192.0.2.2:3333
            C> NOOP
            S> 500 what
            """;
        NoneIsKept(Transcript);
        AllAreKept(Transcript, options: new FtpFilterOptions { Ports = [3333] });
    }
}
