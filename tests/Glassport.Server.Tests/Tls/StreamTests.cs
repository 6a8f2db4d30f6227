using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;

namespace Glassport.Server.Tests.Tls;

/// <summary>What happens on a protected connection after its handshake.</summary>
public sealed class StreamTests : TlsTestBase
{
    private readonly CancellationTokenSource _patience = new(TlsPair.Patience);

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Close_notify_tells_the_client_that_a_download_is_whole(SslProtocols version)
    {
        await using var data = await DataAsync(version);
        await data.Server.WriteAsync("all"u8.ToArray(), _patience.Token);
        Assert.True(await data.Server.CloseNotifyAsync(TlsPair.Patience));

        // The socket stays open, so the end that the client reads can only be the alert.
        Assert.Equal("all", await ReadAllAsync(data.Client));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls12, false)]
    [InlineData(SslProtocols.Tls13, true)]
    [InlineData(SslProtocols.Tls13, false)]
    public async Task An_upload_that_is_cut_off_is_told_from_a_whole_one(SslProtocols version, bool isWhole)
    {
        await using var data = await DataAsync(version);
        await data.Client.WriteAsync("half"u8.ToArray(), _patience.Token);
        if (isWhole)
            await data.Client.ShutdownAsync();
        ((NetworkStream)data.ClientSocket).Socket.Shutdown(SocketShutdown.Send);

        Assert.False(data.Server.PeerClosedNotify);
        Assert.Equal("half", await ReadAllAsync(data.Server));
        Assert.Equal(isWhole, data.Server.PeerClosedNotify);
    }

    [Fact]
    public async Task An_end_within_a_record_is_an_error()
    {
        await using var data = await DataAsync(SslProtocols.Tls13);
        await data.ClientSocket.WriteAsync(new byte[] { 23, 3, 3, 0, 100, 1, 2, 3 }, _patience.Token);
        ((NetworkStream)data.ClientSocket).Socket.Shutdown(SocketShutdown.Send);

        await Assert.ThrowsAsync<IOException>(async () => await data.Server.ReadExactlyAsync(new byte[10], _patience.Token));
        Assert.False(data.Server.PeerClosedNotify);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls12, false)]
    [InlineData(SslProtocols.Tls13, true)]
    [InlineData(SslProtocols.Tls13, false)]
    public async Task Tls_is_left_without_losing_a_byte(SslProtocols version, bool notifies)
    {
        await using var control = await TlsPair.ControlAsync(Site(), NewHost(), version);
        await control.Client.WriteAsync("PWD\r\n"u8.ToArray(), _patience.Token);
        if (notifies)
            await control.Client.ShutdownAsync();
        await control.ClientSocket.WriteAsync("NOOP\r\n"u8.ToArray(), _patience.Token);

        var left = await control.Server.LeaveAsync(_patience.Token);

        Assert.NotNull(left);
        Assert.Equal(notifies, left.PeerNotified);
        byte[] commands = new byte[11];
        await left.Stream.ReadExactlyAsync(commands, _patience.Token);
        Assert.Equal("PWD\r\nNOOP\r\n", Encoding.ASCII.GetString(commands));

        await ReadAllAsync(control.Client);
        await left.Stream.WriteAsync("200 clear\r\n"u8.ToArray(), _patience.Token);
        await control.ClientSocket.ReadExactlyAsync(commands, _patience.Token);
        Assert.Equal("200 clear\r\n", Encoding.ASCII.GetString(commands));
        await left.Stream.DisposeAsync();
    }

    [Fact]
    public async Task A_client_that_closes_instead_of_leaving_tls_has_left()
    {
        await using var control = await TlsPair.ControlAsync(Site(), NewHost());
        ((NetworkStream)control.ClientSocket).Socket.Shutdown(SocketShutdown.Send);

        Assert.Null(await control.Server.LeaveAsync(_patience.Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_with_an_empty_buffer_ends_when_there_is_something(bool onData)
    {
        await using var pair = onData ? await DataAsync(SslProtocols.Tls13) : await TlsPair.ControlAsync(Site(), NewHost(), SslProtocols.Tls13);
        var waiting = WaitAsync(pair.Server);
        Assert.False(waiting.IsCompleted);
        await pair.Client.WriteAsync("x"u8.ToArray(), _patience.Token);

        Assert.Equal(0, await waiting);
        Assert.Equal(1, await pair.Server.ReadAtLeastAsync(new byte[10], 1, true, _patience.Token));
    }

    [Theory]
    [InlineData(false, 1 << 20)]
    [InlineData(true, 1 << 20)]
    [InlineData(true, (1 << 20) + 12345)]
    [InlineData(true, 16 << 10)]
    public async Task Every_byte_comes_through_both_ways(bool onData, int length)
    {
        await using var pair = onData ? await DataAsync(SslProtocols.Tls13) : await TlsPair.ControlAsync(Site(), NewHost());
        byte[] sent = RandomNumberGenerator.GetBytes(length);
        byte[] down = new byte[length], up = new byte[length];
        await Task.WhenAll(
            pair.Server.WriteAsync(sent, _patience.Token).AsTask(), pair.Client.ReadExactlyAsync(down, _patience.Token).AsTask(),
            pair.Client.WriteAsync(sent, _patience.Token).AsTask(), pair.Server.ReadExactlyAsync(up, _patience.Token).AsTask());

        Assert.True(sent.AsSpan().SequenceEqual(down));
        Assert.True(sent.AsSpan().SequenceEqual(up));
    }

    [Fact]
    public async Task Several_records_go_out_in_one_send()
    {
        var (server, client) = await TlsPair.ConnectAsync();
        var tls = Site();
        await using var control = await TlsPair.ControlAsync(tls, NewHost());
        PiecesStream counted = new(server, int.MaxValue);
        await using SslStream peer = new(client);
        var accepting = TlsPair.AcceptAsync(tls, counted, control.Outcome.Session, _patience.Token);
        await peer.AuthenticateAsClientAsync(TlsPair.Options(NewHost(), SslProtocols.None), _patience.Token);
        await using var stream = (await accepting).Stream!;
        int before = counted.Writes;
        byte[] got = new byte[128 << 10];
        await Task.WhenAll(stream.WriteAsync(new byte[got.Length], _patience.Token).AsTask(), peer.ReadExactlyAsync(got, _patience.Token).AsTask());

        Assert.Equal(1, counted.Writes - before);
    }

    private static async Task<int> WaitAsync(Stream stream) => await stream.ReadAsync(Memory<byte>.Empty);

    private async Task<TlsPair> DataAsync(SslProtocols version)
    {
        var tls = Site();
        await using var control = await TlsPair.ControlAsync(tls, NewHost(), version);
        return await TlsPair.DataAsync(tls, control.Outcome.Session!, NewHost(), version);
    }

    private async Task<string> ReadAllAsync(Stream stream)
    {
        using MemoryStream all = new();
        await stream.CopyToAsync(all, _patience.Token);
        return Encoding.ASCII.GetString(all.ToArray());
    }
}
