using Glassport.Packets.Transport;

namespace Glassport.TestKit.Tests;

/// <summary>Each step of the notation gives the packets that it names.</summary>
public sealed class TranscriptStepsDoWhatTheySay
{
    private const string Hosts = "client 192.0.2.1:50000\nserver 192.0.2.2:21\n";
    private const int FlagsAt = 14 + 20 + 13;

    [Fact]
    public void A_refused_connection_is_a_syn_and_a_rst() =>
        Assert.Equal([TcpFlags.Syn, TcpFlags.Rst | TcpFlags.Ack], FlagsOf("D refused 192.0.2.2:20 -> 192.0.2.1:50001"));

    [Fact]
    public void A_blocked_connection_is_three_syns_with_growing_pauses()
    {
        BuiltCapture capture = TranscriptCapture.Build(Hosts + "D blocked 192.0.2.2:20 -> 192.0.2.1:50001");

        Assert.All(capture.Frames, frame => Assert.Equal((byte)TcpFlags.Syn, frame.Bytes[FlagsAt]));
        Assert.Equal([1000, 2000], [Pause(0), Pause(1)]);

        double Pause(int i) => Math.Round(capture.Frames[i + 1].Time.MillisecondsSince(capture.Frames[i].Time));
    }

    [Theory]
    [InlineData("D close server", 3)]
    [InlineData("D close server in four packets", 4)]
    [InlineData("D fin server\nD fin client", 4)]
    [InlineData("D reset client", 1)]
    [InlineData("stay open", 0)]
    [InlineData("", 3)]
    public void A_connection_ends_as_told(string step, int packets) =>
        Assert.Equal(3 + packets, FlagsOf("D open 192.0.2.2:20 -> 192.0.2.1:50001\n" + step).Length);

    [Fact]
    public void Lines_joined_by_plus_share_a_packet_and_escapes_are_bytes()
    {
        BuiltCapture capture = TranscriptCapture.Build(Hosts + "C> USER a\nC+ PASS \\xC4\\xE3\\\nstay open", new() { Acks = AckPolicy.Piggyback });

        Assert.Equal(4, capture.Frames.Count);
        Assert.Equal([.. "USER a\r\nPASS "u8, 0xC4, 0xE3], capture.Frames[3].Bytes[54..]);
    }

    [Fact]
    public void A_second_client_line_begins_a_second_conversation()
    {
        TcpFlags[] flags = FlagsOf("S> 220 one\nclient 192.0.2.1:50001\nS> 220 two");

        Assert.Equal(2, flags.Count(flag => flag == TcpFlags.Syn));
    }

    [Fact]
    public void Content_is_the_same_wherever_it_is_taken_from() =>
        Assert.Equal(TranscriptCapture.Content(500)[100..], TranscriptCapture.Content(400, 100));

    [Fact]
    public void The_snap_length_cuts_and_the_original_length_stays()
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.Active, new() { SnapLength = 96 });

        Assert.Equal(96, capture.Frames.Max(frame => frame.Bytes.Length));
        Assert.Equal(1514, capture.Frames.Max(frame => frame.OriginalLength));
    }

    [Fact]
    public void Midstream_leaves_the_handshake_of_the_control_connection_out() =>
        Assert.Equal(TranscriptCapture.Build(Transcripts.Active).Frames.Count - 3,
            TranscriptCapture.Build(Transcripts.Active, new() { Midstream = true }).Frames.Count);

    [Theory]
    [InlineData("finds nothing", new string[0])]
    [InlineData("finds resume, aborted", new[] { "resume", "aborted" })]
    public void What_is_to_be_found_is_kept(string line, string[] finds) => Assert.Equal(finds, TranscriptCapture.Build(Hosts + line).Finds);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("D server> never opened")]
    [InlineData("D open here -> there")]
    [InlineData("C close nobody")]
    [InlineData("C> \\q")]
    public void A_step_that_cannot_be_understood_is_named(string step)
    {
        FormatException problem = Assert.Throws<FormatException>(() => TranscriptCapture.Build(Hosts + step));

        Assert.Contains("Line 3", problem.Message, StringComparison.Ordinal);
    }

    private static TcpFlags[] FlagsOf(string steps) =>
        [.. TranscriptCapture.Build(Hosts + steps).Frames.Select(frame => (TcpFlags)frame.Bytes[FlagsAt])];
}
