using Glassport.Analysis.Model;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Conversations;

/// <summary>Commands and replies are read from the stream, not from packets, and whatever their spelling.</summary>
public class DissectionTests
{
    private const string Hosts = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready

        """;

    private const string Download = """
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        S> 150 opening
        D server sends 100 bytes
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        finds nothing
        """;

    [Fact]
    public Task Lower_case_is_read() => Told.IsAsync(
        """
        USER anonymous 230
        PORT 192,0,2,1,195,81 200 d1
        RETR a.bin 150 226 d1
        QUIT 221
        d1 PORT RETR 100 226
        """,
        Hosts + """
        C> user anonymous
        S> 230 welcome
        C> port 192,0,2,1,195,81
        S> 200 ok
        C> retr a.bin
        D open 192.0.2.2:49500 -> 192.0.2.1:50001
        S> 150 opening
        D server sends 100 bytes
        D close server
        S> 226 done
        C> quit
        S> 221 bye
        finds data-port-unexpected
        """);

    [Fact]
    public Task Lines_may_be_split_anywhere() => Told.IsAsync(
        """
        USER anonymous 230
        PASV 227 d1
        RETR a.bin 150 226 d1
        QUIT 221
        d1 PASV RETR 100 226
        """,
        Hosts + """
        C> US\
        C> ER anony\
        C> mous\r\
        C> \n\
        S> 2\
        S> 30 welcome\
        S>
        C> PASV
        S> 227 Entering Passive Mode (192,0,\
        S> 2,2,156,64)
        C> RETR a.bin

        """ + Download);

    [Fact]
    public Task Several_commands_and_replies_may_share_a_packet() => Told.IsAsync(
        """
        USER anonymous 331
        PASS 230
        TYPE I 200
        PASV 227 d1
        RETR a.bin 150 226 d1
        QUIT 221
        d1 PASV RETR 100 226
        """,
        Hosts + """
        C> USER anonymous
        C+ PASS me@
        C+ TYPE I
        C+ PASV
        C+ RETR a.bin
        S> 331 password?
        S+ 230 welcome
        S+ 200 ok
        S+ 227 Entering Passive Mode (192,0,2,2,156,64)

        """ + Download);

    [Fact]
    public Task The_data_belongs_to_the_transfer_and_not_to_the_first_command_behind_the_negotiation() => Told.IsAsync(
        """
        USER anonymous 230
        EPSV 229 d1
        TYPE I 200
        SIZE a.bin 213
        RETR a.bin 150 226 d1
        QUIT 221
        d1 EPSV RETR 100 226
        """,
        Hosts + """
        C> USER anonymous
        S> 230 welcome
        C> EPSV
        S> 229 Entering Extended Passive Mode (|||40000|)
        C> TYPE I
        S> 200 ok
        C> SIZE a.bin
        S> 213 100
        C> RETR a.bin

        """ + Download);

    [Fact]
    public async Task A_lost_segment_of_the_data_is_a_gap_and_the_rest_keeps_its_place()
    {
        const string Transcript = Hosts + """
            C> USER anonymous
            S> 230 welcome
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,156,64)
            C> RETR a.bin
            D open 192.0.2.1:50001 -> 192.0.2.2:40000
            S> 150 opening
            D server sends 4000 bytes
            D close server
            S> 226 done
            C> QUIT
            S> 221 bye
            finds capture-loss
            """;
        IReadOnlyList<CapturedFrame> frames = TranscriptCapture.Build(Transcript).Frames;
        int first = Enumerable.Range(0, frames.Count).First(i => frames[i].OriginalLength > 1400) + 1;
        Explanation explanation = await Told.OfAsync(Transcript, new CaptureOptions { Uncaptured = new HashSet<int> { first + 1 } });
        DataConnection data = explanation.Conversations.Single().DataConnections.Single();
        Assert.Equal(4000, data.Bytes);
        (long from, long to) = Assert.Single(data.Gaps);
        Assert.Equal((1460, 2920), (from, to));
        Assert.Null(data.Sha256);
    }
}
