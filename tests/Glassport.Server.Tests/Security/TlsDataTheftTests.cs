using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Tls;

namespace Glassport.Server.Tests.Security;

/// <summary>S4: where reuse is required, a data connection must resume the TLS session of its own control connection.</summary>
public sealed class TlsDataTheftTests
{
    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task The_own_session_is_accepted_and_another_or_none_is_not(SslProtocols version)
    {
        await using var victim = await Victim.StartAsync(site => site with { Tls = new() { SessionReuse = SessionReuse.Require } }, tls: TlsMode.Explicit);
        File.WriteAllText(victim.Folder.In("a"), "content");
        string ownHost = NewHost(), thiefHost = NewHost();
        using var client = await ProtectedAsync(victim, ownHost, version);
        using var thief = await ProtectedAsync(victim, thiefHost, version);

        var own = await DownloadAsync(client, ownHost, version);
        var stolen = await DownloadAsync(client, thiefHost, version);
        var fresh = await DownloadAsync(client, NewHost(), version);
        var again = await DownloadAsync(client, ownHost, version);

        Assert.Equal("content"u8.ToArray(), own.Content);
        Assert.StartsWith("226", own.Reply);
        Assert.Empty(stolen.Content);
        Assert.StartsWith("522", stolen.Reply);
        Assert.Empty(fresh.Content);
        Assert.StartsWith("522", fresh.Reply);
        Assert.StartsWith("226", again.Reply);
        Assert.Equal(2, victim.Log.Of(2501).Count());
    }

    [Fact]
    public async Task A_client_that_uses_each_ticket_once_has_one_for_every_transfer()
    {
        await using var victim = await Victim.StartAsync(site => site with { Tls = new() { SessionReuse = SessionReuse.Require } }, tls: TlsMode.Explicit);
        string host = NewHost();
        using var client = await ProtectedAsync(victim, host, SslProtocols.Tls13);

        foreach (string name in new[] { "a", "b", "a" })
            Assert.StartsWith("226", await UploadAsync(victim, client, host, name));
        Assert.StartsWith("226", (await DownloadAsync(client, host, SslProtocols.Tls13)).Reply);
        Assert.StartsWith("226", await UploadAsync(victim, client, host, "c"));
    }

    [Fact]
    public async Task What_a_client_says_behind_the_end_of_a_download_is_not_answered_with_a_reset()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        File.WriteAllText(victim.Folder.In("a"), "content");
        string host = NewHost();
        using var client = await ProtectedAsync(victim, host, SslProtocols.Tls13);
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR a");
        await using SslStream tls = new(new NetworkStream(data));
        await tls.AuthenticateAsClientAsync(TlsPair.Options(host, SslProtocols.Tls13));

        Assert.Equal("content"u8.ToArray(), await RawClient.DrainAsync(tls));
        Assert.StartsWith("226", await client.ReplyAsync());
        // A reset would come with the first, and the second would find it.
        await tls.ShutdownAsync();
        Assert.Equal(1, data.Send([0]));
        Assert.Equal(1, data.Send([0]));

        // But not for ever.
        victim.Pass(2);
        await Until.TrueAsync(() => IsReset(data));
    }

    [Fact]
    public async Task Where_reuse_is_allowed_none_is_needed()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await ProtectedAsync(victim, NewHost(), SslProtocols.Tls13);

        var (content, reply) = await DownloadAsync(client, NewHost(), SslProtocols.Tls13);

        Assert.Equal("content"u8.ToArray(), content);
        Assert.StartsWith("226", reply);
    }

    [Fact]
    public async Task Plain_bytes_on_a_protected_data_connection_are_no_upload()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await ProtectedAsync(victim, NewHost(), SslProtocols.Tls13);

        string reply = await client.UploadAsync("STOR a", "forged, and long enough to be looked at as a record of TLS"u8.ToArray());

        Assert.Matches("^(425|426|522) ", reply);
        Assert.False(File.Exists(victim.Folder.In("a")) && new FileInfo(victim.Folder.In("a")).Length > 0);
    }

    internal static string NewHost() => Guid.NewGuid().ToString("N") + ".test";

    internal static async Task<RawClient> ProtectedAsync(Victim victim, string host, SslProtocols version)
    {
        var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.ProtectAsync(TlsPair.Options(host, version));
        await client.LoginAsync();
        await client.ExpectAsync("200", "PBSZ 0");
        await client.ExpectAsync("200", "PROT P");
        return client;
    }

    private static bool IsReset(Socket data)
    {
        data.Send([0], SocketFlags.None, out SocketError error);
        return error != SocketError.Success;
    }

    private static async Task<string> UploadAsync(Victim victim, RawClient client, string host, string name)
    {
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR " + name);
        await using (SslStream tls = new(new NetworkStream(data)))
        {
            await tls.AuthenticateAsClientAsync(TlsPair.Options(host, SslProtocols.Tls13));
            await tls.WriteAsync("content"u8.ToArray());
            await tls.ShutdownAsync();
            // The server answers with close_notify, and not with its end alone: some clients wait for that, and those that do not are gone soon.
            await Until.TrueAsync(() =>
            {
                victim.Time.Advance(TimeSpan.FromMilliseconds(10));
                return data.Available > 0;
            });
        }

        return await client.ReplyAsync();
    }

    private static async Task<(byte[] Content, string Reply)> DownloadAsync(RawClient client, string host, SslProtocols version)
    {
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR a");
        byte[] content = [];
        await using SslStream tls = new(new NetworkStream(data));
        try
        {
            await tls.AuthenticateAsClientAsync(TlsPair.Options(host, version));
            content = await RawClient.DrainAsync(tls);
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            // Refused: the reply tells why.
        }

        return (content, await client.ReplyAsync());
    }
}
