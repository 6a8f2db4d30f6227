using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Glassport.Server.Tests.Storage;
using Glassport.TestKit;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>What transcripts cannot show: conversations over TLS.</summary>
public sealed class TlsTransferTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
    private FtpServer? server;
    private ControlEnd? control;

    public async Task InitializeAsync()
    {
        TranscriptSettings settings = new(folder.Root);
        settings.Bind("127.0.0.1 Explicit");
        settings.Set("Tls.AllowClearCommandChannel=True");
        server = new(settings.Server, new() { StateFolder = folder.Outside });
        await server.StartAsync();
        control = await ControlEnd.ConnectAsync(server.Endpoints[0].Endpoint, patience.Token);
        await HearAsync("220 *");
    }

    public Task DisposeAsync() => server!.DisposeAsync().AsTask();

    public void Dispose()
    {
        control?.Dispose();
        folder.Dispose();
        patience.Dispose();
    }

    [Fact]
    public async Task AUTH_PBSZ_PROT_and_CCC_follow_RFC_4217()
    {
        await AskAsync("PROT P", "503 *");
        await AskAsync("AUTH TLS", "234 *");
        using var tls = await control!.ProtectAsync(patience.Token);
        await AskAsync("AUTH TLS", "503 *");
        await AskAsync("PROT P", "503 *");
        await AskAsync("PBSZ x", "501 *");
        await AskAsync("PBSZ 8192", "200 PBSZ=0");
        await AskAsync("PROT S", "536 *");
        await AskAsync("PROT E", "536 *");
        await AskAsync("PROT X", "504 *");
        await AskAsync("PROT C", "200 *");
        await AskAsync("PROT P", "200 *");
        await AskAsync("CCC", "534 *");
        await LogInAsync();
        await AskAsync("PWD", "257 *");
        await AskAsync("CCC x", "501 *");
    }

    [Fact]
    public async Task ABOR_ends_a_download_over_TLS()
    {
        await File.WriteAllBytesAsync(folder.In("big.bin"), new byte[30_000_000]);
        await ProtectAsync();
        using var data = await OpenAsync(await AskAsync("PASV", "227 *"), "RETR big.bin");
        await data.ReadExactlyAsync(new byte[1000], patience.Token);
        await AskAsync("ABOR", "426 *");
        await HearAsync("226 *");
        await AskAsync("NOOP", "200 *");
    }

    [Fact]
    public async Task ABOR_ends_an_upload_over_TLS_and_what_came_stays()
    {
        await ProtectAsync();
        using var data = await OpenAsync(await AskAsync("PASV", "227 *"), "STOR up.txt");
        await data.WriteAsync("hello"u8.ToArray(), patience.Token);
        await AskAsync("NOOP", "200 *");
        await AskAsync("ABOR", "426 *");
        await HearAsync("226 *");
        await AskAsync("NOOP", "200 *");
    }

    private async Task ProtectAsync()
    {
        await AskAsync("AUTH TLS", "234 *");
        await control!.ProtectAsync(patience.Token);
        await AskAsync("PBSZ 0", "200 *");
        await AskAsync("PROT P", "200 *");
        await LogInAsync();
        await AskAsync("TYPE I", "200 *");
    }

    private async Task LogInAsync()
    {
        await AskAsync($"USER {TranscriptSettings.User}", "331 *");
        await AskAsync("PASS secret", "230 *");
    }

    private async Task<SslStream> OpenAsync(byte[] reply, string command)
    {
        string[] numbers = Encoding.ASCII.GetString(reply).TrimEnd('.', ')').Split('(')[1].Split(',');
        int port = (int.Parse(numbers[4], CultureInfo.InvariantCulture) << 8) + int.Parse(numbers[5], CultureInfo.InvariantCulture);
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), patience.Token);
        await AskAsync(command, "150 *");
        SslStream data = new(new NetworkStream(socket, ownsSocket: true));
        await data.AuthenticateAsClientAsync(ControlEnd.Options(), patience.Token);
        return data;
    }

    private async Task<byte[]> AskAsync(string command, string expected)
    {
        await control!.SendAsync(TranscriptText.ToBytes(command), patience.Token);
        return await HearAsync(expected);
    }

    private async Task<byte[]> HearAsync(string expected)
    {
        byte[]? line = await control!.ReadLineAsync(patience.Token);
        Assert.True(line is not null && LinePattern.Matches(expected, line), line is null ? "The connection is closed." : $"{expected}: {LinePattern.Show(line)}");
        return line!;
    }
}
