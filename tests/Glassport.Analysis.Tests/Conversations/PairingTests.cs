using Glassport.Analysis.Model;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Conversations;

/// <summary>Which command a reply answers.</summary>
public class PairingTests
{
    private const string Hosts = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER anonymous
        S> 230 welcome

        """;

    private const string Download = Hosts + """
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,156,64)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> RETR a.bin
        S> 150 opening
        D server sends 3000 bytes

        """;

    [Fact]
    public Task ABOR_is_answered_behind_the_transfer() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR a.bin 150 426 d1
        ABOR 226
        QUIT 221
        d1 PASV RETR 3000 426
        """,
        Download + """
        C> ABOR
        D reset server
        S> 426 aborted
        S> 226 ABOR done
        C> QUIT
        S> 221 bye
        finds aborted
        """);

    [Fact]
    public Task A_single_226_behind_ABOR_answers_ABOR() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR a.bin 150 d1
        ABOR 226
        QUIT 221
        d1 PASV RETR 3000 -
        """,
        Download + """
        C> ABOR
        D reset server
        S> 226 aborted
        C> QUIT
        S> 221 bye
        finds aborted
        """);

    [Fact]
    public Task ABOR_behind_the_end_of_the_transfer_finds_the_connection_open() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR a.bin 150 226 d1
        ABOR 225
        QUIT 221
        d1 PASV RETR 3000 226
        """,
        Download + """
        D close server
        S> 226 done
        C> ABOR
        S> 225 no transfer to abort
        C> QUIT
        S> 221 bye
        """);

    [Fact]
    public Task STAT_during_a_transfer_is_answered_before_it() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR a.bin 150 226 d1
        STAT 211
        QUIT 221
        d1 PASV RETR 4000 226
        """,
        Download + """
        C> STAT
        S> 211-Status
        S+  3000 bytes so far
        S+ 211 end
        D server sends 1000 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """);

    [Fact]
    public async Task A_reply_may_come_in_ten_packets()
    {
        Explanation explanation = await Told.OfAsync("""
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            C> USER anonymous
            S> 230-Welcome
            S> 230-two
            S> 226 this line is no reply
            S> 227 nor is this (192,0,2,2,1,1)
            S>  five
            S> 230-six
            S> seven
            S> 550 eight
            S>
            S> 230 ten
            C> QUIT
            S> 221 bye
            finds nothing
            """);
        Conversation conversation = explanation.Conversations.Single();
        Reply reply = Assert.Single(conversation.Exchanges[0].Replies);
        Assert.Equal((230, "ten", 10), (reply.Code, reply.Text, reply.Lines.Count));
        Assert.True(reply.FirstPacket < reply.Packet);
        Assert.Empty(conversation.UnsolicitedReplies);
    }

    [Fact]
    public async Task The_user_who_is_logged_in_at_last_is_told_with_those_who_were_rejected()
    {
        Explanation explanation = await Told.OfAsync("""
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            C> USER alice
            S> 331 password?
            C> PASS wrong
            S> 530 no
            C> USER bob
            S> 331 password?
            C> PASS right
            S> 230 welcome
            C> QUIT
            S> 221 bye
            finds cleartext-password, login-failed
            """);
        Login login = explanation.Conversations.Single().Login;
        Assert.Equal(("bob", LoginOutcome.Accepted, 1), (login.User, login.Outcome, login.Failures));
    }

    [Fact]
    public Task REIN_begins_the_session_anew() => Told.IsAsync(
        """
        USER anonymous 230
        REIN 120 220
        USER anonymous 230
        QUIT 221
        """,
        Hosts + """
        C> REIN
        S> 120 in a moment
        S> 220 ready
        C> USER anonymous
        S> 230 welcome
        C> QUIT
        S> 221 bye
        finds nothing
        """);

    [Fact]
    public Task A_reply_that_is_missing_shifts_no_later_one()
    {
        const string Transcript = Hosts + """
            C> TYPE I
            S> 200 ok
            C> CWD a
            S> 250 ok
            C> TYPE A
            S> 200 ok
            C> CWD b
            S> 250 ok
            C> TYPE I
            S> 200 ok
            C> QUIT
            S> 221 bye
            finds capture-loss
            """;
        int lost = NumberOf(Transcript, "200 ok\r\n");
        return Told.IsAsync(
            """
            USER anonymous 230
            TYPE I
            CWD a 250
            TYPE A 200
            CWD b 250
            TYPE I 200
            QUIT 221
            """,
            Transcript,
            new CaptureOptions { Uncaptured = new HashSet<int> { lost }, StepNanoseconds = 20_000_000 });
    }

    [Fact]
    public Task A_command_that_is_missing_leaves_its_replies_unasked()
    {
        const string Transcript = Hosts + """
            C> DELE a
            S> 250 gone
            C> PWD
            S> 257 "/"
            C> QUIT
            S> 221 bye
            finds capture-loss
            """;
        int lost = NumberOf(Transcript, "DELE a\r\n");
        return Told.IsAsync(
            """
            USER anonymous 230
            PWD 257
            QUIT 221
            * 250
            """,
            Transcript,
            new CaptureOptions { Uncaptured = new HashSet<int> { lost }, StepNanoseconds = 20_000_000 });
    }

    [Fact]
    public async Task Replies_alone_make_no_commands_and_commands_alone_no_replies()
    {
        BuiltCapture both = TranscriptCapture.Build(Hosts + """
            C> QUIT
            S> 221 bye
            """);
        Conversation fromServer = Assert.Single((await Told.OfAsync(both with { Frames = [.. both.Frames.Where(f => From(f) == 2)] })).Conversations);
        Assert.Empty(fromServer.Exchanges);
        Assert.Equal(220, fromServer.Greeting?.Code);
        Assert.Equal([230, 221], fromServer.UnsolicitedReplies.Select(r => r.Code));

        Explanation explanation = await Told.OfAsync(both with { Frames = [.. both.Frames.Where(f => From(f) == 1)] });
        Conversation fromClient = Assert.Single(explanation.Conversations);
        Assert.Equal(["USER", "QUIT"], fromClient.Exchanges.Select(e => e.Command.Verb));
        Assert.All(fromClient.Exchanges, e => Assert.Empty(e.Replies));
        Assert.DoesNotContain(Told.FindingsOf(explanation), f => f.Severity < Severity.Info);
    }

    // The last byte of the IPv4 source address in an Ethernet frame.
    private static byte From(CapturedFrame frame) => frame.Bytes[29];

    private static int NumberOf(string transcript, string payload)
    {
        IReadOnlyList<CapturedFrame> frames = TranscriptCapture.Build(transcript).Frames;
        byte[] wanted = System.Text.Encoding.ASCII.GetBytes(payload);
        for (int i = 0; i < frames.Count; i++)
        {
            if (frames[i].Bytes.AsSpan().EndsWith(wanted))
                return i + 1;
        }

        throw new ArgumentException("No packet ends so.", nameof(payload));
    }
}
