using Glassport.Client.Local;

namespace Glassport.Client.Tests;

/// <summary>Sizes and times that servers tell, or refuse, or lie about; and going on with what was cut.</summary>
public sealed class SizeAndResumeTests : IDisposable
{
    private const string Passive = "C> PASV\nS> 227 ({data})\n";
    private const string All = Passive + "C> RETR a\nS> 150 go\nD> hello\\\nD close\nS> 226 done";

    private readonly string folder = Directory.CreateTempSubdirectory("glassport-size-").FullName;

    private string Target => Path.Combine(folder, "a");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("500 what", "500 what")]
    [InlineData("550 no", "550 no")]
    [InlineData("213 5", "213 19691231235959")]
    [InlineData("213 5", "213 00010101000000")]
    [InlineData("213 5", "213 99991231235959")]
    [InlineData("213 5", "213 20261399999999")]
    [InlineData("213 5", "213 20260101000000.123")]
    [InlineData("213 5", "213")]
    [InlineData("213 -1", "213 x")]
    [InlineData("213 18446744073709551616", "213 20260101000000")]
    [InlineData("213 9223372036854775808", "213 20260101000000")]
    [InlineData("213", "213 20260101000000")]
    [InlineData("213 many", "213 20260101000000")]
    [InlineData("250 5", "250 20260101000000")]
    public async Task A_file_comes_whatever_the_server_says_of_its_size_and_time(string size, string time)
    {
        await FetchAsync($"C> SIZE a\nS> {size}\nC> MDTM a\nS> {time}\n{All}", new());

        Assert.Equal("hello", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData("213 0")]
    [InlineData("213 4")]
    [InlineData("213 6")]
    [InlineData("213 9223372036854775807")]
    public async Task A_size_that_is_wrong_is_no_success(string size)
    {
        var failure = await Assert.ThrowsAsync<FtpException>(() => FetchAsync($"C> SIZE a\nS> {size}\n{All}\nS close", new() { KeepsTime = false }));

        Assert.Equal(FailureKind.TransferCut, failure.Kind);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData("150 Opening BINARY mode data connection for a (5 bytes).", true)]
    [InlineData("150 Opening (5 bytes)", true)]
    [InlineData("150 Opening (3 bytes)", true)]
    [InlineData("150 Opening (x bytes)", true)]
    [InlineData("150 Opening", true)]
    [InlineData("150 Opening BINARY mode data connection for a(1) (6 bytes).", false)]
    [InlineData("150 Opening (600 Bytes)", false)]
    public async Task Fewer_bytes_than_announced_are_no_success_where_nothing_else_tells_the_size(string opening, bool isWhole)
    {
        string script = $"C> SIZE a\nS> 500 what\n{Passive}C> RETR a\nS> {opening}\nD> hello\\\nD close\nS> 226 done";

        var failure = await Record.ExceptionAsync(() => FetchAsync(script, new() { KeepsTime = false }));

        Assert.Equal(isWhole ? null : FailureKind.TransferCut, (failure as FtpException)?.Kind);
        Assert.Equal(isWhole, File.Exists(Target));
    }

    [Fact]
    public async Task What_is_announced_does_not_count_where_the_size_is_known()
    {
        await FetchAsync($"C> SIZE a\nS> 213 5\n{Passive}C> RETR a\nS> 150 Opening (99 bytes)\nD> hello\\\nD close\nS> 226 done", new() { KeepsTime = false });

        Assert.Equal("hello", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData("he", $"{Passive}C> REST 2\nS> 350 ok\nC> RETR a\nS> 150 go\nD> llo\\\nD close\nS> 226 done")]
    [InlineData("hello", "")]
    [InlineData("", All)]
    [InlineData("longer than it is", All)]
    public async Task A_part_is_gone_on_with_where_it_fits(string part, string script)
    {
        File.WriteAllText(Target + FileTransfer.PartSuffix, part);

        await FetchAsync($"C> SIZE a\nS> 213 5\n{script}", new() { Resumes = true, KeepsTime = false });

        Assert.Equal("hello", File.ReadAllText(Target));
        Assert.False(File.Exists(Target + FileTransfer.PartSuffix));
    }

    [Theory]
    [InlineData("C> REST 2\nS> 502 no", FailureKind.Refused)]
    [InlineData("C> REST 2\nS> 554 beyond", FailureKind.Refused)]
    [InlineData("C> REST 2\nS> 350 ok\nC> RETR a\nS> 150 go\nD> l\\\nD close\nS> 226 done", FailureKind.TransferCut)]
    [InlineData("C> REST 2\nS> 350 ok\nC> RETR a\nS> 150 go\nD> hello\\\nD close\nS> 226 done", FailureKind.TransferCut)]
    [InlineData("C> REST 2\nS> 350 ok\nC> RETR a\nS> 551 REST beyond the end", FailureKind.Refused)]
    public async Task A_part_that_cannot_be_gone_on_with_stays_a_part(string script, FailureKind kind)
    {
        File.WriteAllText(Target + FileTransfer.PartSuffix, "he");

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => FetchAsync($"C> SIZE a\nS> 213 5\n{Passive}{script}\nS close", new() { Resumes = true, KeepsTime = false }));

        Assert.Equal(kind, failure.Kind);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData("213 2", "APPE a", "llo")]
    [InlineData("213 9", "STOR a", "hello")]
    [InlineData("550 none", "STOR a", "hello")]
    [InlineData("213 -2", "STOR a", "hello")]
    public async Task An_upload_goes_on_behind_what_is_there(string size, string store, string sent)
    {
        File.WriteAllText(Target, "hello");
        await using ScriptedServer server = new(
            $"{ScriptedServer.Login}C> TYPE I\nS> 200 ok\nC> SIZE a\nS> {size}\n{Passive}C> {store}\nS> 150 go\nD< {sent}\nD close\nS> 226 done\nC> QUIT\nS> 221 bye");
        await using var client = await server.LoginAsync();

        await FileTransfer.UploadAsync(client, Target, "a", new() { Resumes = true, KeepsTime = false }, CancellationToken.None);
        await client.QuitAsync(CancellationToken.None);
        await client.DisposeAsync();

        await server.WhenPlayedAsync();
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        await FetchAsync($"C> SIZE a\nS> 213 0\n{Passive}C> RETR a\nS> 150 go\nD close\nS> 226 done", new() { KeepsTime = false });

        Assert.Equal("", File.ReadAllText(Target));
    }

    private async Task FetchAsync(string script, FileTransferOptions options)
    {
        await using ScriptedServer server = new($"{ScriptedServer.Login}C> TYPE I\nS> 200 ok\n{script}");
        await using var client = await server.LoginAsync();
        await FileTransfer.DownloadAsync(client, "a", Target, options, null, CancellationToken.None);
    }
}
