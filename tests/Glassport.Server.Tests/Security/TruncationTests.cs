using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Tls;

namespace Glassport.Server.Tests.Security;

/// <summary>S30: a file of which a part is missing is never said to be complete, and never takes the place of one that is.</summary>
public sealed class TruncationTests
{
    [Theory]
    [InlineData("STOR a", false)]
    [InlineData("STOR a", true)]
    [InlineData("APPE a", true)]
    [InlineData("STOU a", true)]
    public async Task An_upload_that_a_reset_cuts_off_is_no_success(string command, bool atomic)
    {
        await using var victim = await Victim.StartAsync(site => site with { Files = new() { AtomicUploads = atomic } });
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", command);
        await data.SendAsync(new byte[50_000]);
        await Until.TrueAsync(() => victim.Server.Sessions[0].Moved == 50_000);

        RawClient.Reset(data);

        Assert.StartsWith("426", await client.ReplyAsync());
        if (atomic && command.StartsWith("STOR", StringComparison.Ordinal))
            Assert.False(File.Exists(victim.Folder.In("a")));
    }

    [Fact]
    public async Task With_atomic_uploads_the_old_file_stays_when_the_new_one_is_cut_off()
    {
        await using var victim = await Victim.StartAsync(site => site with { Files = new() { AtomicUploads = true, DeletePartialUploads = true } });
        File.WriteAllText(victim.Folder.In("a"), "the old one");
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR a");
        await data.SendAsync("the n"u8.ToArray());
        await Until.TrueAsync(() => victim.Server.Sessions[0].Moved == 5);
        Assert.Equal("the old one", File.ReadAllText(victim.Folder.In("a")));

        RawClient.Reset(data);

        Assert.StartsWith("426", await client.ReplyAsync());
        Assert.Equal("the old one", File.ReadAllText(victim.Folder.In("a")));
        Assert.Single(Directory.EnumerateFileSystemEntries(victim.Folder.Root));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, false)]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, false)]
    [InlineData(SslProtocols.Tls13, true)]
    public async Task Where_close_notify_is_asked_for_a_FIN_without_it_is_a_cut(SslProtocols version, bool notifies)
    {
        await using var victim = await Victim.StartAsync(
            site => site with { Tls = new() { RequireCloseNotify = true }, Files = new() { AtomicUploads = true, DeletePartialUploads = true } }, tls: TlsMode.Explicit);
        string host = TlsDataTheftTests.NewHost();
        using var client = await TlsDataTheftTests.ProtectedAsync(victim, host, version);
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR a");
        SslStream tls = new(new NetworkStream(data));
        await tls.AuthenticateAsClientAsync(TlsPair.Options(host, version));
        await tls.WriteAsync("content"u8.ToArray());
        if (notifies)
            await tls.ShutdownAsync();
        data.Shutdown(SocketShutdown.Send);

        Assert.StartsWith(notifies ? "226" : "426", await client.ReplyAsync());
        Assert.Equal(notifies, File.Exists(victim.Folder.In("a")));
        await tls.DisposeAsync();
    }

    [Theory]
    [InlineData("TYPE I", "MODE S")]
    [InlineData("TYPE A", "MODE S")]
    [InlineData("TYPE I", "MODE Z")]
    public async Task A_file_that_becomes_shorter_while_it_is_sent_is_no_success(string type, string mode)
    {
        await using var victim = await Victim.StartAsync();
        byte[] noise = new byte[24 << 20];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(victim.Folder.In("a"), noise);
        using var client = await victim.LoginAsync();
        await client.ExpectAsync("200", type);
        await client.ExpectAsync("200", mode);
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR a");
        await data.ReceiveAsync(new byte[1_000]);

        await using (var file = File.OpenWrite(victim.Folder.In("a")))
            file.SetLength(100_000);
        byte[] rest = await RawClient.DrainAsync(new NetworkStream(data));

        Assert.True(rest.Length < noise.Length - 1_000);
        Assert.Matches("^(426|451)", await client.ReplyAsync());
    }

    [Fact]
    public async Task A_stream_of_MODE_Z_that_ends_in_the_middle_is_no_success()
    {
        await using var victim = await Victim.StartAsync(site => site with { Files = new() { AtomicUploads = true } });
        using var client = await victim.LoginAsync();
        await client.ExpectAsync("200", "MODE Z");
        byte[] noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        using MemoryStream compressed = new();
        await using (System.IO.Compression.ZLibStream stream = new(compressed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            await stream.WriteAsync(noise);

        string cut = await client.UploadAsync("STOR a", compressed.ToArray().AsMemory(0, (int)compressed.Length / 2));
        string junk = await client.UploadAsync("STOR b", noise);
        string whole = await client.UploadAsync("STOR c", compressed.ToArray());

        Assert.Matches("^(426|451)", cut);
        Assert.Matches("^(426|451)", junk);
        Assert.StartsWith("226", whole);
        Assert.Equal([victim.Folder.In("c")], Directory.EnumerateFiles(victim.Folder.Root).Where(static file => Path.GetFileName(file).Length == 1));
    }
}
