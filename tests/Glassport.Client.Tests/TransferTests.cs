using System.Net;
using System.Security.Cryptography;
using ServerTls = Glassport.Server.Settings.TlsMode;

namespace Glassport.Client.Tests;

/// <summary>Files there and back, by every way, in the clear and with TLS whose data connections have to resume.</summary>
public sealed class TransferTests
{
    public static TheoryData<DataMode, ServerTls, string, string> Ways()
    {
        TheoryData<DataMode, ServerTls, string, string> ways = [];
        foreach (var mode in new[] { DataMode.Passive, DataMode.Active })
        {
            foreach (string address in new[] { "127.0.0.1", "::1" })
            {
                ways.Add(mode, ServerTls.None, "1.3", address);
                foreach (string version in new[] { "1.2", "1.3" })
                {
                    ways.Add(mode, ServerTls.Explicit, version, address);
                    ways.Add(mode, ServerTls.Implicit, version, address);
                }
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_file_comes_back_as_it_went(DataMode mode, ServerTls tls, string version, string address)
    {
        await using var server = await OwnServer.StartAsync(tls, version, IPAddress.Parse(address));
        byte[] content = RandomNumberGenerator.GetBytes(700_000);
        await using var client = await server.LoginAsync(OwnServer.Options with { Mode = mode });

        for (int round = 0; round < 3; round++)
        {
            var up = await client.UploadAsync(new MemoryStream(content), $"file {round}", TransferRequest.Whole, default);
            Assert.Equal(content.Length, up.Bytes);
            MemoryStream back = new();
            var down = await client.DownloadAsync($"file {round}", back, new() { ExpectedSize = content.Length }, default);
            Assert.Equal(226, down.Reply.Code);
            Assert.Equal(SHA256.HashData(content), SHA256.HashData(back.ToArray()));
        }

        var listing = await client.ListAsync("", default);
        Assert.Equal(["file 0", "file 1", "file 2"], listing.Entries.Select(static entry => entry.Name).Order());
        Assert.All(listing.Entries, entry => Assert.Equal(content.Length, entry.Size));
        await client.QuitAsync(default);
        Assert.False(client.IsOpen);
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.3")]
    public async Task Sessions_beside_each_other_each_resume_their_own(string version)
    {
        await using var server = await OwnServer.StartAsync(ServerTls.Explicit, version);
        await File.WriteAllTextAsync(server.In("a"), "content");
        List<SessionEvent> events = [];
        var options = OwnServer.Options with { Watch = happened => { lock (events) events.Add(happened); } };
        var clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.LoginAsync(options)));

        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(clients.Select(async client =>
            {
                MemoryStream back = new();
                await client.DownloadAsync("a", back, TransferRequest.Whole, default);
                Assert.Equal("content"u8.ToArray(), back.ToArray());
            }));
        }

        Assert.All(events.OfType<SessionEvent.Secured>().Where(static secured => secured.IsData), static secured => Assert.True(secured.Facts.IsResumed));
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task A_download_goes_on_where_it_was_cut()
    {
        await using var server = await OwnServer.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(100_000);
        await File.WriteAllBytesAsync(server.In("a"), content);
        await using var client = await server.LoginAsync();
        MemoryStream back = new();
        await back.WriteAsync(content.AsMemory(0, 40_000));

        await client.DownloadAsync("a", back, new() { Offset = 40_000, ExpectedSize = content.Length }, default);

        Assert.Equal(content, back.ToArray());
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_was_cut()
    {
        await using var server = await OwnServer.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(100_000);
        await File.WriteAllBytesAsync(server.In("a"), content[..40_000]);
        await using var client = await server.LoginAsync();

        await client.UploadAsync(new MemoryStream(content[40_000..]), "a", new() { Offset = 40_000 }, default);

        Assert.Equal(content, await File.ReadAllBytesAsync(server.In("a")));
    }

    [Fact]
    public async Task A_part_can_be_fetched_and_the_session_goes_on()
    {
        await using var server = await OwnServer.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(30_000_000);
        await File.WriteAllBytesAsync(server.In("a"), content);
        await using var client = await server.LoginAsync();
        MemoryStream part = new();

        await client.DownloadAsync("a", part, new() { Offset = 1000, Length = 5000 }, default);

        Assert.Equal(content[1000..6000], part.ToArray());
        Assert.True(client.IsOpen);
        Assert.Equal("/", await client.WorkingDirectoryAsync(default));
    }

    [Fact]
    public async Task Text_gets_the_line_ends_of_this_system()
    {
        await using var server = await OwnServer.StartAsync();
        await using var client = await server.LoginAsync();

        await client.UploadAsync(new MemoryStream("one\ntwo\r\nthree"u8.ToArray()), "a", new() { IsText = true }, default);
        MemoryStream back = new();
        await client.DownloadAsync("a", back, new() { IsText = true }, default);

        Assert.Equal($"one{Environment.NewLine}two{Environment.NewLine}three", System.Text.Encoding.ASCII.GetString(back.ToArray()));
    }

    [Fact]
    public async Task A_transfer_that_is_given_up_leaves_the_session_as_it_was()
    {
        await using var server = await OwnServer.StartAsync();
        await File.WriteAllBytesAsync(server.In("a"), new byte[50_000_000]);
        await using var client = await server.LoginAsync();
        using CancellationTokenSource enough = new();
        TransferRequest request = new() { Progress = moved => enough.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.DownloadAsync("a", new MemoryStream(), request, enough.Token));

        Assert.True(client.IsOpen);
        MemoryStream back = new();
        await client.DownloadAsync("a", back, TransferRequest.Whole, default);
        Assert.Equal(50_000_000, back.Length);
    }

    // vsftpd reads nothing while it sends: it answers 426 once the data connection is gone, and then ABOR by 225. ProFTPD and others say 226. A
    // server that is done before it hears of ABOR says 226 first.
    [Theory]
    [InlineData("S> 426 Failure writing network stream.\nS> 225 No transfer to ABOR.")]
    [InlineData("S> 426 Transfer aborted. Data connection closed\nS> 226 Abort successful")]
    [InlineData("S> 226 Transfer complete.\nS> 225 No transfer to ABOR.")]
    [InlineData("S> 226-Done.\nS> 226 Really.\nS> 226 Nothing to abort.")]
    [InlineData("S> 451 Failure.\nS> 500 Unknown command.")]
    public async Task However_a_server_answers_abort_the_next_reply_belongs_to_the_next_command(string answers)
    {
        await using ScriptedServer server = new(
            ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> RETR a\nS> 150 go\nD> some of it\nC> ABOR\n" + answers + "\nC> PWD\nS> 257 \"/here\"");
        await using var client = await server.LoginAsync();
        using CancellationTokenSource enough = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.DownloadAsync("a", new MemoryStream(), new() { Progress = _ => enough.Cancel() }, enough.Token));

        Assert.True(client.IsOpen);
        Assert.Equal("/here", await client.WorkingDirectoryAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("there is none", FailureKind.NoSuchFile)]
    public async Task What_is_not_there_is_told_by_its_kind(string path, FailureKind kind)
    {
        await using var server = await OwnServer.StartAsync();
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync(path, new MemoryStream(), TransferRequest.Whole, default));

        Assert.Equal(kind, failure.Kind);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.True(client.IsOpen);
    }

    [Fact]
    public async Task A_line_end_in_a_name_is_refused_before_anything_is_sent()
    {
        await using var server = await OwnServer.StartAsync();
        await File.WriteAllTextAsync(server.In("a"), "content");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DeleteAsync("x\r\nDELE a", default));

        Assert.Equal(FailureKind.Usage, failure.Kind);
        Assert.True(File.Exists(server.In("a")));
        Assert.Equal("/", await client.WorkingDirectoryAsync(default));
    }
}
