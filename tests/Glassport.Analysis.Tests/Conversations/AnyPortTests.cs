using System.Text;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.Packets.Transport;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Conversations;

/// <summary>FTP is known by what is said, not by the port; and what is not FTP is not taken for it.</summary>
public class AnyPortTests
{
    private const string OnOddPort = """
        client 192.0.2.1:50000
        server 192.0.2.2:3333

        """;

    private const string On21 = """
        client 192.0.2.1:50000
        server 192.0.2.2:21

        """;

    private const string Session = """
        C> USER anonymous
        S> 331 password?
        C> PASS me@
        S> 230 welcome
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,156,64)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> RETR a.bin
        S> 150 opening
        D server sends 100 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """;

    private const string SessionInShort = """
        USER anonymous 331
        PASS 230
        PASV 227 d1
        RETR a.bin 150 226 d1
        QUIT 221
        d1 PASV RETR 100 226
        """;

    [Theory]
    [InlineData("S> 220 ProFTPD ready")]
    [InlineData("S> 220 ready")]
    [InlineData("S> 220-several\nS> 220 lines")]
    public Task A_greeting_and_an_FTP_command_are_FTP_on_any_port(string greeting) =>
        Told.IsAsync(SessionInShort, OnOddPort + greeting + "\n" + Session);

    [Fact]
    public async Task A_port_that_is_named_is_FTP_from_the_first_packet()
    {
        const string Greeting = "S> 220 ready";
        Assert.Empty((await Told.OfAsync(OnOddPort + Greeting)).Conversations);
        await Told.IsAsync("", OnOddPort + Greeting, null, 3333);
    }

    [Fact]
    public async Task The_client_may_speak_before_the_greeting()
    {
        Explanation explanation = await Told.OfAsync(OnOddPort + """
            C> USER anonymous
            C+ PASS me@
            C+ QUIT
            S> 220 ready
            S> 331 password?
            S> 230 welcome
            S> 221 bye
            """);
        Conversation conversation = Assert.Single(explanation.Conversations);
        Assert.Equal(220, conversation.Greeting?.Code);
        Assert.Equal("USER anonymous 331\nPASS 230\nQUIT 221", Told.InShort(conversation));
    }

    [Fact]
    public Task A_session_on_any_port_is_found_in_its_middle() => Told.IsAsync(
        """
        CWD a 250
        PASV 227 d1
        NLST 150 226 d1
        QUIT 221
        d1 PASV NLST 7 226
        """,
        OnOddPort + """
        C> CWD a
        S> 250 ok
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,156,64)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> NLST
        S> 150 here
        D server> a.txt
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds mid-stream
        """,
        new CaptureOptions { Midstream = true });

    [Fact]
    public async Task A_greeting_counts_without_a_handshake_in_the_capture()
    {
        Explanation explanation = await Told.OfAsync(On21 + """
            S> 220 ready
            C> USER anonymous
            S> 230 welcome
            C> QUIT
            S> 221 bye
            finds mid-stream
            """, new CaptureOptions { Midstream = true });
        Conversation conversation = Assert.Single(explanation.Conversations);
        Assert.Equal(220, conversation.Greeting?.Code);
        Assert.Empty(conversation.UnsolicitedReplies);
    }

    [Theory]
    [InlineData("smtp", "S> 220 mail.example.com ESMTP\nC> EHLO me\nS> 250 hello")]
    [InlineData("smtp", "S> 220 mail.example.com\nC> EHLO me\nS> 250 hello")]
    [InlineData("http", "C> GET / HTTP/1.1\nS> HTTP/1.1 200 OK")]
    [InlineData("ssh", "S> SSH-2.0-OpenSSH_9\nC> SSH-2.0-me")]
    [InlineData("unknown", "S> +OK POP3 ready\nC> USER me\nS> +OK\nC> PASS secret\nS> +OK")]
    [InlineData("unknown", "S> * OK IMAP4 ready\nC> a1 LOGIN me secret\nS> a1 OK")]
    public async Task What_is_not_FTP_is_no_conversation_on_any_port(string like, string dialogue)
    {
        Explanation odd = await Told.OfAsync(OnOddPort + dialogue);
        Assert.Empty(odd.Conversations);
        Assert.Equal(like, Assert.Single(odd.OtherConnections).LooksLike);

        Explanation expected = await Told.OfAsync(On21 + dialogue + "\nfinds not-ftp");
        Assert.Empty(expected.Conversations);
        Assert.Equal(like, Assert.Single(expected.OtherConnections).LooksLike);
    }

    [Fact]
    public async Task Port_990_is_TLS_from_the_first_byte()
    {
        Explanation explanation = await Told.OfAsync("""
            client 192.0.2.1:50000
            server 192.0.2.2:990
            C> \x16\x03\x01\x00\x02\x01\x00\
            S> \x16\x03\x03\x00\x02\x02\x00\
            C> \x17\x03\x03\x00\x02ab\
            S> \x17\x03\x03\x00\x02cd\
            finds encrypted-control, encrypted-data
            """);
        Assert.Equal("implicit", Assert.Single(explanation.Conversations).Tls?.RequestedBy);
    }

    [Fact]
    public Task AUTH_that_is_refused_leaves_the_dialogue_readable() => Told.IsAsync(
        """
        AUTH TLS 502
        AUTH SSL 502
        USER anonymous 230
        QUIT 221
        """,
        On21 + """
        S> 220 ready
        C> AUTH TLS
        S> 502 not here
        C> AUTH SSL
        S> 502 not here
        C> USER anonymous
        S> 230 welcome
        C> QUIT
        S> 221 bye
        finds tls-not-offered
        """);

    [Fact]
    public async Task After_CCC_the_dialogue_can_be_read_again()
    {
        Explanation explanation = await Told.OfAsync(On21 + """
            S> 220 ready
            C> AUTH TLS
            S> 234 go ahead
            C> \x16\x03\x01\x00\x02\x01\x00\
            S> \x16\x03\x03\x00\x02\x02\x00\
            C> \x17\x03\x03\x00\x05login\
            S> \x17\x03\x03\x00\x02ok\
            C> \x15\x03\x03\x00\x02\x01\x00\
            S> \x15\x03\x03\x00\x02\x01\x00\
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            C> RETR a.bin
            S> 150 opening
            D server sends 100 bytes
            D close server
            S> 226 done
            C> QUIT
            S> 221 bye
            """);
        Conversation conversation = Assert.Single(explanation.Conversations);
        Assert.Equal("AUTH TLS 234\nPASV 227 d1\nRETR a.bin 150 226 d1\nQUIT 221\nd1 PASV RETR 100 226", Told.InShort(conversation));
        Assert.Equal(Outcome.Quit, conversation.Outcome);
        PacketRole pasv = explanation.Packets!.Single(p => p.Summary == "PASV");
        Assert.Equal(Roles.Command, pasv.Roles);
    }

    [Fact]
    public async Task A_line_longer_than_what_is_kept_is_not_complete()
    {
        StringBuilder dialogue = new(On21 + "S> 220 ready\nC> CWD \\\n");
        for (int i = 0; i < 70; i++)
            dialogue.Append("C> ").Append('a', 1000).Append("\\\n");
        dialogue.Append("C> end\nS> 500 too long\nC> NOOP\nS> 200 ok\n");
        Explanation explanation = await Told.OfAsync(dialogue.ToString());
        Conversation conversation = Assert.Single(explanation.Conversations);
        Assert.Equal(["CWD", "NOOP"], conversation.Exchanges.Select(e => e.Command.Verb));
        Assert.False(conversation.Exchanges[0].Command.Complete);
        Assert.Equal([500], conversation.Exchanges[0].Replies.Select(r => r.Code));
    }

    [Fact]
    public async Task What_is_no_FTP_after_all_may_be_found_out_when_it_is_over()
    {
        Endpoint client = new(HostAddress.FromIPv4(0xC000_0201), 50000);
        Endpoint server = new(HostAddress.FromIPv4(0xC000_0202), 21);
        CapturedFrame[] frames =
        [
            Frame(0, new TcpSegment(client, server, TcpFlags.Syn, 99, 0)),
            Frame(1, new TcpSegment(server, client, TcpFlags.Rst, 499, 0)),
            Frame(2, new TcpSegment(server, client, TcpFlags.Ack, 499, 100), "SSH-2.0-OpenSSH"),
            Frame(60, new TcpSegment(client, server with { Port = 80 }, TcpFlags.Syn, 99, 0)),
        ];
        Explanation explanation = await Told.OfAsync(new BuiltCapture(LinkType.Raw, frames, null));
        Assert.Empty(explanation.Conversations);
        Assert.Equal(["ssh", "unknown"], explanation.OtherConnections.Select(static other => other.LooksLike));
    }

    private static CapturedFrame Frame(int second, in TcpSegment segment, string payload = "")
    {
        byte[] tcp = FrameBuilder.Tcp(segment, Encoding.ASCII.GetBytes(payload));
        byte[] bytes = FrameBuilder.IP(segment.From.Address, segment.To.Address, FrameBuilder.ProtocolTcp, tcp);
        return new CapturedFrame(new Timestamp(1_767_225_600_000_000_000 + (second * 1_000_000_000L)), bytes, bytes.Length);
    }
}
