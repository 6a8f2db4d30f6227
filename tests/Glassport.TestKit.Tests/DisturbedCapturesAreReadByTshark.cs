namespace Glassport.TestKit.Tests;

/// <summary>Loss, repetition and disorder are what tshark's TCP analysis calls them.</summary>
public sealed class DisturbedCapturesAreReadByTshark
{
    private const string Upload = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        D client sends 20000 bytes
        D close client
        """;

    // Packets 1-5 are the control connection's, 6-8 the data connection's handshake, 9 and 10 the first two segments.
    private const int SecondSegment = 10;

    [Fact]
    public async Task A_segment_lost_before_the_capture_is_missed_and_comes_again()
    {
        BuiltCapture capture = TranscriptCapture.Build(Upload, new() { LostBeforeCapture = new HashSet<int> { SecondSegment } });

        Assert.Single(await Tshark.FieldsAsync(capture, "tcp.analysis.lost_segment", "frame.number"));
        Assert.Equal(3, (await Tshark.FieldsAsync(capture, "tcp.analysis.duplicate_ack", "frame.number")).Length);
        Assert.Single(await Tshark.FieldsAsync(capture, "tcp.analysis.out_of_order or tcp.analysis.retransmission", "frame.number"));
        Assert.Equal(20000, await PayloadBytesAsync(capture));
    }

    [Fact]
    public async Task A_segment_lost_behind_the_capture_is_a_retransmission()
    {
        BuiltCapture capture = TranscriptCapture.Build(Upload, new() { LostAfterCapture = new HashSet<int> { SecondSegment } });

        Assert.Single(await Tshark.FieldsAsync(capture, "tcp.analysis.fast_retransmission", "frame.number"));
        Assert.Equal(20000 + 1460, await PayloadBytesAsync(capture));
    }

    [Fact]
    public async Task A_lost_syn_is_sent_again()
    {
        BuiltCapture capture = TranscriptCapture.Build(Transcripts.Active, new() { LostAfterCapture = new HashSet<int> { 1 } });

        Assert.Equal(3, (await Tshark.FieldsAsync(capture, "tcp.flags.syn == 1 and tcp.flags.ack == 0", "frame.number")).Length);
        Assert.Single(await Tshark.FieldsAsync(capture, "tcp.analysis.retransmission", "frame.number"));
    }

    [Fact]
    public async Task An_uncaptured_segment_leaves_a_hole()
    {
        BuiltCapture capture = TranscriptCapture.Build(Upload, new() { Uncaptured = new HashSet<int> { SecondSegment } });

        Assert.Equal(20000 - 1460, await PayloadBytesAsync(capture));
        Assert.Single(await Tshark.FieldsAsync(capture, "tcp.analysis.lost_segment", "frame.number"));
    }

    [Fact]
    public void A_duplicated_packet_stands_twice()
    {
        BuiltCapture plain = TranscriptCapture.Build(Upload);
        BuiltCapture capture = TranscriptCapture.Build(Upload, new() { Duplicated = new HashSet<int> { SecondSegment } });

        Assert.Equal(plain.Frames.Count + 1, capture.Frames.Count);
        Assert.Equal(capture.Frames[SecondSegment - 1].Bytes, capture.Frames[SecondSegment].Bytes);
    }

    [Fact]
    public void A_swapped_packet_stands_behind_its_follower()
    {
        BuiltCapture plain = TranscriptCapture.Build(Upload);
        BuiltCapture capture = TranscriptCapture.Build(Upload, new() { Swapped = new HashSet<int> { SecondSegment - 1 } });

        Assert.Equal(plain.Frames[SecondSegment - 1].Bytes, capture.Frames[SecondSegment - 2].Bytes);
        Assert.Equal(plain.Frames[SecondSegment - 2].Bytes, capture.Frames[SecondSegment - 1].Bytes);
        Assert.True(capture.Frames[SecondSegment - 2].Time < capture.Frames[SecondSegment - 1].Time);
    }

    [Fact]
    public async Task Sequence_numbers_wrap_without_a_word_from_tshark()
    {
        BuiltCapture capture = TranscriptCapture.Build(Upload, new() { InitialSequence = 0xFFFF_FF00 });

        Assert.Empty(await Tshark.FieldsAsync(capture, "tcp.analysis.flags", "frame.number"));
        Assert.Equal(20000, await PayloadBytesAsync(capture));
    }

    private static async Task<long> PayloadBytesAsync(BuiltCapture capture) =>
        (await Tshark.FieldsAsync(capture, "tcp.port == 40000", "tcp.len")).Sum(long.Parse);
}
