using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.State;
using Glassport.App.Tests.Configuration;
using Glassport.App.Tests.Extraction;

namespace Glassport.App.Tests.Administration;

public sealed class AdministrationChannelTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly ScriptedAdministration server = new();
    private readonly StateFolder folder;
    private readonly AdministrationChannel channel;

    public AdministrationChannelTests()
    {
        folder = StateFolder.Open(temporary["state"]);
        channel = AdministrationChannel.Open(folder, server, TimeProvider.System);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await channel.DisposeAsync();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Settings_arrive_as_they_are_and_go_back_as_they_were_changed()
    {
        server.Stored = new(7, Full.Settings);
        await using IAdministration remote = await ConnectAsync();

        StoredSettings stored = await remote.LoadAsync(default);
        Assert.Equal(7, stored.Revision);
        Assert.Empty(SettingsChanges.Between(Full.Settings, stored.Settings));

        Assert.True(await remote.SaveAsync(stored with { Settings = stored.Settings with { Users = [] } }, default));
        Assert.Empty(server.Stored.Settings.Users);
        Assert.False(await remote.SaveAsync(stored, default));
    }

    [Fact]
    public async Task What_the_server_cannot_do_it_says_why()
    {
        await using IAdministration remote = await ConnectAsync();

        StateException refused = await Assert.ThrowsAsync<StateException>(() => remote.SaveAsync(new(7, new() { Groups = [new("cursed")] }), default));

        Assert.Equal("the port is in use.", refused.Message);
        Assert.Equal(7, (await remote.LoadAsync(default)).Revision);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended()
    {
        SessionRow session = new() { Id = 3, Site = "files", Client = "192.0.2.1:4000", User = "ann", Started = DateTimeOffset.UnixEpoch, Doing = "RETR", Path = "/a", Moved = 5 };
        server.Open.Add(session);
        await using IAdministration remote = await ConnectAsync();

        Assert.Equal([session], await remote.SessionsAsync(default));
        Assert.False(await remote.EndSessionAsync(4, default));
        Assert.True(await remote.EndSessionAsync(3, default));
        Assert.Empty(server.Open);
    }

    [Fact]
    public async Task Bans_are_made_listed_and_lifted()
    {
        await using IAdministration remote = await ConnectAsync();

        await remote.BanAsync(IPAddress.Parse("192.0.2.1"), TimeSpan.FromSeconds(5), "noise", default);
        await remote.BanAsync(IPAddress.Parse("2001:db8::1"), null, "more noise", default);

        Assert.Equal(server.Banned, await remote.BansAsync(default));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(5), server.Banned[0].Until);
        Assert.Null(server.Banned[1].Until);
        Assert.True(await remote.LiftAsync(IPAddress.Parse("2001:db8::2"), default));
        Assert.False(await remote.LiftAsync(IPAddress.Parse("2001:db8::2"), default));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"ask":"explode"}""")]
    [InlineData("""{"ask":"end"}""")]
    [InlineData("""{"ask":"ban","address":"nobody"}""")]
    [InlineData("""{"ask":"save","revision":7,"settings":{"limits":{"sessions":-1}}}""")]
    [InlineData("""{"ask":"load","unknown":1}""")]
    public async Task What_makes_no_sense_is_answered_with_an_error_and_the_connection_goes_on(string line)
    {
        using Socket socket = await OpenSocketAsync();

        Assert.Contains("\"error\":\"", await AskAsync(socket, line));
        Assert.Contains("\"revision\":7", await AskAsync(socket, """{"ask":"load"}"""));
        Assert.Equal(7, server.Stored.Revision);
    }

    [Fact]
    public async Task A_line_in_pieces_is_one_request_and_two_lines_at_once_are_two()
    {
        using Socket socket = await OpenSocketAsync();
        foreach (byte letter in """{"ask":"bans"}"""u8.ToArray())
            await socket.SendAsync(new[] { letter });

        Assert.Contains("\"bans\":[]", await AskAsync(socket, "\n{\"ask\":\"sessions\"}"));
        Assert.Contains("\"sessions\":[]", await ReadAsync(socket));
    }

    [Fact]
    public async Task A_line_that_never_ends_is_cut_off()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using Socket sender = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await sender.ConnectAsync(listener.LocalEndPoint!);
        using Socket receiver = await listener.AcceptAsync();
        await sender.SendAsync(new byte[5000]);

        IOException refused = await Assert.ThrowsAsync<IOException>(async () => await new LineReader(receiver, 5000).ReadAsync(default));
        Assert.Contains("too long", refused.Message);
    }

    [Fact]
    public void Only_its_owner_can_use_the_socket()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Socket));
    }

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(0, 1000, true)]
    [InlineData(1001, 1000, false)]
    [InlineData(1000, 0, false)]
    public void The_server_listens_to_its_own_user_and_to_root(uint peer, uint own, bool trusted) => Assert.Equal(trusted, PeerCredentials.IsTrusted(peer, own));

    [Fact]
    public async Task The_socket_is_gone_when_the_channel_is()
    {
        await channel.DisposeAsync();

        Assert.False(File.Exists(folder.Socket));
        Assert.Null(await RemoteAdministration.TryConnectAsync(folder, default));
    }

    [Fact]
    public async Task A_socket_that_a_killed_server_left_is_in_nobody_s_way()
    {
        StateFolder other = StateFolder.Open(temporary["other"]);
        using (Socket dead = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(other.Socket));
            File.Move(other.Socket, other.Socket + ".kept");
        }

        File.Move(other.Socket + ".kept", other.Socket);
        await using (IAdministration database = await Administrations.OpenAsync(other, TimeProvider.System, default))
            Assert.False(database.IsLive);
        await using AdministrationChannel again = AdministrationChannel.Open(other, server, TimeProvider.System);
        await using IAdministration live = await Administrations.OpenAsync(other, TimeProvider.System, default);
        Assert.True(live.IsLive);
    }

    private async Task<IAdministration> ConnectAsync() => (await RemoteAdministration.TryConnectAsync(folder, default))!;

    private async Task<Socket> OpenSocketAsync()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(folder.Socket));
        return socket;
    }

    private static async Task<string> AskAsync(Socket socket, string line)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(line + "\n"));
        return await ReadAsync(socket);
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        List<byte> line = [];
        byte[] one = new byte[1];
        while (await socket.ReceiveAsync(one) == 1 && one[0] != '\n')
            line.Add(one[0]);
        return Encoding.UTF8.GetString([.. line]);
    }
}
