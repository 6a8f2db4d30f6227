using Glassport.Analysis.Model;
using Glassport.TestKit;
using static Glassport.Analysis.Tests.Extraction.Sessions;

namespace Glassport.Analysis.Tests.Extraction;

public sealed class PayloadSavingTests
{
    private readonly MemoryArchive archive = new();

    [Theory]
    [InlineData("RETR", "server", 1)]
    [InlineData("RETR", "server", 16 * 1024)]
    [InlineData("RETR", "server", (16 * 1024) + 1)]
    [InlineData("RETR", "server", 100_000)]
    [InlineData("STOR", "client", 100_000)]
    [InlineData("APPE", "client", 3000)]
    public async Task A_file_is_saved_byte_for_byte_under_its_name(string verb, string side, int length)
    {
        Explanation explanation = await archive.ExplainAsync(With(Transfer($"{verb} pub/b.bin", $"D {side} sends {length} bytes")));

        DataConnection data = explanation.Conversations.Single().DataConnections.Single();
        Assert.Equal("b.bin", data.SavedAs);
        (Analysis.Extraction.SavedTransfer transfer, byte[] bytes) = archive.Saved["b.bin"];
        Assert.Equal(TranscriptCapture.Content(length), bytes);
        Assert.Equal(data.Sha256, MemoryArchive.Hash(bytes));
        Assert.True(transfer.Complete);
        Assert.Empty(transfer.Notes);
        Assert.Equal(length, transfer.SavedBytes);
        Assert.Equal(("c1", "anne", "pub/b.bin"), (transfer.Conversation, transfer.User, transfer.Path));
    }

    [Fact]
    public async Task An_empty_file_is_saved_when_the_server_says_that_it_was_transferred_and_a_refused_one_is_not()
    {
        await archive.ExplainAsync(With(Transfer("RETR empty.txt", ""), Transfer("RETR missing.txt", "", "550 No such file.", "550 No.")));

        Assert.Equal(["empty.txt"], archive.Saved.Keys);
        Assert.Empty(archive.Saved["empty.txt"].Bytes);
    }

    [Theory]
    [InlineData("LIST")]
    [InlineData("NLST pub")]
    [InlineData("MLSD")]
    public async Task Listings_are_not_saved(string command)
    {
        await archive.ExplainAsync(With(Transfer(command, "D server sends 30000 bytes")));

        Assert.Empty(archive.Saved);
        Assert.Equal(archive.Begun, archive.Discarded);
    }

    [Fact]
    public async Task Payload_without_a_command_is_not_saved_however_long_it_is()
    {
        string transfer = Transfer("RETR a", "D server sends 5000000 bytes");
        string[] lines = [.. transfer.Split('\n').Where(static line => !line.Contains("RETR", StringComparison.Ordinal))];

        Explanation explanation = await archive.ExplainAsync(With(string.Join('\n', lines)));

        Assert.Equal(5_000_000, explanation.Conversations.Single().DataConnections.Single().Bytes);
        Assert.Empty(archive.Saved);
        Assert.Equal((1, 1), (archive.Begun, archive.Discarded));
    }

    [Fact]
    public async Task A_command_that_comes_after_the_first_bytes_still_names_them()
    {
        string transfer = Transfer("RETR late.bin", "D server sends 40000 bytes")
            .Replace("C> RETR late.bin\nS> 150 Here it comes.\nD server sends 40000 bytes",
                "D server sends 30000 bytes\nC> RETR late.bin\nS> 150 Here it comes.\nD server sends 10000 bytes", StringComparison.Ordinal);

        await archive.ExplainAsync(With(transfer));

        Assert.Equal(TranscriptCapture.Content(40_000), archive.Saved["late.bin"].Bytes);
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(60_000)]
    public async Task Bytes_missing_from_the_capture_are_zeros_in_the_file_and_its_name_says_that_it_is_not_whole(int length)
    {
        string transcript = With(Transfer("RETR a.bin", $"D server sends {length} bytes"));
        IReadOnlyList<CapturedFrame> frames = TranscriptCapture.Build(transcript).Frames;
        int second = frames.Index().Where(static frame => frame.Item.Bytes.Length > 1460).ElementAt(1).Index + 1;

        Explanation explanation = await archive.ExplainAsync(transcript, new() { Uncaptured = new HashSet<int> { second } });

        byte[] expected = TranscriptCapture.Content(length);
        expected.AsSpan(1460, 1460).Clear();
        (Analysis.Extraction.SavedTransfer transfer, byte[] bytes) = archive.Saved["a.bin.incomplete"];
        Assert.Equal(expected, bytes);
        Assert.False(transfer.Complete);
        Assert.Equal([(1460L, 2920L)], transfer.Data.Gaps);
        Assert.Null(explanation.Conversations.Single().DataConnections.Single().Sha256);
        Assert.Contains("Zeros", Assert.Single(transfer.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_broke_and_its_resumption_are_two_files()
    {
        await archive.ExplainAsync(With(
            Transfer("RETR a.bin", "D server sends 30000 bytes", "426 Broken."),
            "C> REST 30000\nS> 350 Go on.",
            Transfer("RETR a.bin", "D server sends 20000 bytes from 30000")));

        Assert.Equal(["a.bin.incomplete", "a.bin.from-30000"], archive.Saved.Keys);
        Assert.Equal(TranscriptCapture.Content(50_000), archive.Saved["a.bin.incomplete"].Bytes.Concat(archive.Saved["a.bin.from-30000"].Bytes));
        Assert.Equal(30_000, archive.Saved["a.bin.from-30000"].Transfer.Data.RestartOffset);
    }

    [Theory]
    [InlineData("150 FILE: pub/new.17", "226 Done.", "new.17")]
    [InlineData("150 Opening BINARY mode data connection for ARM1.TMP.", "226 Transfer complete.", "ARM1.TMP")]
    [InlineData("150 Opening BINARY mode data connection for 'a.1' (17 bytes).", "226 Transfer complete.", "a.1")]
    [InlineData("150 Go.", "226 Transfer complete (unique file name:a.2).", "a.2")]
    [InlineData("150-FILE: multi.1\nS+ 150 0.1 kbytes.", "226 Done.", "multi.1")]
    [InlineData("150 Opening data connection for file upload.", "226 Done.", "c1-d")]
    public async Task A_stou_is_saved_under_the_name_that_the_reply_tells(string first, string final, string expected)
    {
        Explanation explanation = await archive.ExplainAsync(With(Transfer("STOU", "D client sends 100 bytes", final, first)));

        string name = Assert.Single(archive.Saved.Keys);
        Assert.StartsWith(expected, name, StringComparison.Ordinal);
        Assert.Equal(name, explanation.Conversations.Single().DataConnections.Single().SavedAs);
    }

    [Fact]
    public async Task Names_are_decoded_before_they_are_made_safe()
    {
        // The second byte of 表 in Shift-JIS is that of a backslash.
        string transcript = With(Transfer(@"RETR \x95\x5c\x8e\xa6.txt", "D server sends 10 bytes"));
        using MemoryStream input = new(TranscriptCapture.Build(transcript).ToPcap());
        await using Packets.IPacketSource source = await Capture.CaptureFiles.OpenAsync(["-"], input, default);

        await Explainer.RunAsync(source, new ExplainerOptions { Archive = archive, Encoding = "shift-jis" }, null, default);

        Assert.Equal(["表示.txt"], archive.Saved.Keys);
    }
}
