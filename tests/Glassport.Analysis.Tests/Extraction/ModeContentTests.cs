using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;
using Glassport.TestKit;
using static Glassport.Analysis.Tests.Extraction.Sessions;

namespace Glassport.Analysis.Tests.Extraction;

public sealed class ModeContentTests
{
    private static readonly byte[] Listing = "-rw-r--r-- 1 a a 5 Jan 1 2026 a.txt\r\ndrwxr-xr-x 1 a a 5 Jan 1 2026 sub\r\n"u8.ToArray();

    private readonly MemoryArchive archive = new();

    [Theory]
    [InlineData('Z', 0)]
    [InlineData('Z', 10)]
    [InlineData('Z', 100_000)]
    [InlineData('B', 10)]
    [InlineData('B', 100_000)]
    public async Task The_file_is_the_decoded_content_and_both_hashes_are_known(char mode, int length)
    {
        byte[] content = TranscriptCapture.Content(length);
        byte[] wire = Packed(mode, content);

        DataConnection data = await TransferAsync(mode, wire);

        (SavedTransfer transfer, byte[] bytes) = archive.Saved["a.bin"];
        Assert.Equal(content, bytes);
        Assert.Equal((long)length, data.Content!.DecodedBytes);
        Assert.Equal(MemoryArchive.Hash(content), data.Content.DecodedSha256);
        Assert.Equal(wire.Length, data.Bytes);
        Assert.Equal(MemoryArchive.Hash(wire), data.Sha256);
        Assert.Empty(transfer.Notes);
        Assert.Equal(length, transfer.SavedBytes);
    }

    [Theory]
    [InlineData('Z')]
    [InlineData('B')]
    public async Task Content_is_decoded_without_an_archive_too(char mode)
    {
        using MemoryStream input = new(TranscriptCapture.Build(With(Mode(mode), Transfer("RETR a.bin", Sends("server", Packed(mode, TranscriptCapture.Content(50_000)))))).ToPcap());
        await using Packets.IPacketSource source = await Capture.CaptureFiles.OpenAsync(["-"], input, default);

        Explanation explanation = await Explainer.RunAsync(source, new ExplainerOptions(), null, default);

        DataConnection data = explanation.Conversations.Single().DataConnections.Single();
        Assert.Equal(MemoryArchive.Hash(TranscriptCapture.Content(50_000)), data.Content!.DecodedSha256);
        Assert.Null(data.SavedAs);
    }

    [Theory]
    [InlineData('Z')]
    [InlineData('B')]
    public async Task A_listing_is_read_from_the_decoded_bytes(char mode)
    {
        Explanation explanation = await archive.ExplainAsync(With(Mode(mode), Transfer("LIST", Sends("server", Packed(mode, Listing)))));

        DataConnection data = explanation.Conversations.Single().DataConnections.Single();
        Assert.Equal(["a.txt", "sub"], data.Listing!.Select(static row => row.Name));
        Assert.Equal(Listing.Length, data.Content!.DecodedBytes);
        Assert.Empty(archive.Saved);
    }

    [Theory]
    [InlineData('Z', 40_000)]
    [InlineData('B', 40_000)]
    public async Task Damage_leaves_the_wires_hash_and_what_came_before_it(char mode, int at)
    {
        byte[] content = new byte[200_000];
        Random random = new(1);
        for (int i = 0; i < content.Length; i++)
            content[i] = (byte)random.Next(200);
        byte[] wire = Packed(mode, content);
        wire.AsSpan(at, 3000).Fill(0xFF);

        DataConnection data = await TransferAsync(mode, wire);

        (SavedTransfer transfer, byte[] bytes) = archive.Saved["a.bin.incomplete"];
        Assert.InRange(bytes.Length, 1, content.Length - 1);
        Assert.Equal(content.AsSpan(0, 30_000), bytes.AsSpan(0, 30_000));
        Assert.Null(data.Content!.DecodedBytes);
        Assert.Null(data.Content.DecodedSha256);
        Assert.Equal(MemoryArchive.Hash(wire), data.Sha256);
        Assert.Contains("damage", Assert.Single(transfer.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('Z', 100)]
    [InlineData('Z', 50_000)]
    [InlineData('B', 100)]
    [InlineData('B', 50_000)]
    public async Task Bytes_that_are_not_in_the_mode_at_all_are_saved_as_they_are(char mode, int length)
    {
        byte[] wire = TranscriptCapture.Content(length);
        wire[0] = 0xFF;

        DataConnection data = await TransferAsync(mode, wire);

        Assert.Equal(wire, archive.Saved["a.bin.incomplete"].Bytes);
        Assert.Null(data.Content!.DecodedBytes);
        Assert.Contains("as it crossed the wire", Assert.Single(archive.Saved.Values.Single().Transfer.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('Z')]
    [InlineData('B')]
    public async Task Content_that_breaks_off_at_any_length_is_never_called_whole(char mode)
    {
        byte[] wire = Packed(mode, TranscriptCapture.Content(40));
        for (int length = 1; length < wire.Length; length++)
        {
            DataConnection data = await TransferAsync(mode, wire[..length]);

            Assert.Null(data.Content!.DecodedBytes);
        }

        Assert.All(archive.Saved.Keys, static name => Assert.EndsWith(".incomplete", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData('Z')]
    [InlineData('B')]
    public async Task Decoding_stops_at_bytes_that_the_capture_misses(char mode)
    {
        byte[] content = new byte[20_000];
        new Random(2).NextBytes(content);
        string transcript = With(Mode(mode), Transfer("RETR a.bin", Sends("server", Packed(mode, content))));
        IReadOnlyList<CapturedFrame> frames = TranscriptCapture.Build(transcript).Frames;
        int tenth = frames.Index().Where(static frame => frame.Item.Bytes.Length > 700).ElementAt(9).Index + 1;

        Explanation explanation = await archive.ExplainAsync(transcript, new() { Uncaptured = new HashSet<int> { tenth } });

        Assert.Null(explanation.Conversations.Single().DataConnections.Single().Content!.DecodedBytes);
        (SavedTransfer transfer, byte[] bytes) = archive.Saved["a.bin.incomplete"];
        Assert.InRange(bytes.Length, 4000, 6300);
        Assert.Equal(content[..bytes.Length], bytes);
        Assert.Contains("misses bytes", Assert.Single(transfer.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_behind_the_end_of_a_zlib_stream_are_damage()
    {
        byte[] wire = [.. Packed('Z', "short"u8), .. new byte[50_000]];

        DataConnection data = await TransferAsync('Z', wire);

        Assert.Null(data.Content!.DecodedBytes);
        Assert.Equal("short"u8.ToArray(), archive.Saved["a.bin.incomplete"].Bytes);
    }

    private static byte[] Packed(char mode, ReadOnlySpan<byte> content) => mode == 'Z' ? Deflated(content) : Blocks(content);

    private async Task<DataConnection> TransferAsync(char mode, byte[] wire)
    {
        Explanation explanation = await archive.ExplainAsync(With(Mode(mode), Transfer("RETR a.bin", Sends("server", wire))));
        return explanation.Conversations.Single().DataConnections.Single();
    }
}
