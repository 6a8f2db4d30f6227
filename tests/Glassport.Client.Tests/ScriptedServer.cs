using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Glassport.Client.Tests;

/// <summary>
/// A server that does what a transcript says, however wrong it is (RFC 3659's notation):
/// <code>
/// S> 220 ready                 the server says this; {data} becomes the data port's six numbers, {high} and
///                              {low} the last two of them, {port} its number
/// S! text                      the same without a line end; \r and \n are written out
/// S~ 5 text                    the first 5 bytes of a line, never its end
/// C> RETR a                    the client must say this; * stands for anything
/// C? done                      here the client may have had enough: with QUIT, or its end, the script is over
/// C end                        the client hangs up without another word but QUIT or ABOR
/// D> text                      goes over the data connection with CR LF; a backslash at its end: without
/// D&lt; *                          the client sends this over the data connection, and its end
/// D close, D reset             ends the data connection
/// D endless                    sends until the client no longer takes it
/// S close, S reset             ends the control connection
/// S again                      ends the control connection and takes the next
/// S tls, D tls                 a TLS handshake as the server, which resumes no session
/// </code>
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private static readonly SslServerAuthenticationOptions Tls = new() { ServerCertificate = Certificate(), AllowTlsResume = false };

    private readonly Socket control = Listen();
    private readonly Socket data = Listen();
    private readonly Task playing;

    public ScriptedServer(string script) => playing = PlayAsync(script);

    public FtpAddress Address => new(TlsMode.None, "127.0.0.1", Port(control), null, null, "", null);

    /// <summary>Connects and logs in as the transcripts of <see cref="Login"/> expect.</summary>
    public async Task<FtpClient> LoginAsync(ClientOptions? options = null)
    {
        var client = await FtpClient.ConnectAsync(Address, options ?? Patient, CancellationToken.None);
        await client.LoginAsync("u", "p", null, CancellationToken.None);
        return client;
    }

    public const string Login = "S> 220 ready\nC> USER u\nS> 331 password\nC> PASS p\nS> 230 in\n";

    /// <summary>Short waits: a server that says nothing must not hold a test up. New each time: ports come again, and what was learnt of one must not.</summary>
    public static ClientOptions Patient => new()
    {
        ReplyTimeout = TimeSpan.FromSeconds(2),
        StallTimeout = TimeSpan.FromSeconds(2),
        ConnectTimeout = TimeSpan.FromSeconds(2),
        Mode = DataMode.Passive,
        PrefersExtended = false,
    };

    /// <summary>Waits until the script was played to its end, and fails if the client said something else.</summary>
    public Task WhenPlayedAsync() => playing.WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        data.Dispose();
        try
        {
            await playing.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // The client hung up on a server like this.
        }
    }

    private async Task PlayAsync(string script)
    {
        Connection client = new(await control.AcceptAsync());
        Connection? transfer = null;
        string? early = null;
        try
        {
            foreach (string step in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string text = step.Length > 3 ? step[3..] : "";
                switch (step[..2])
                {
                    case "S>":
                        await client.SendAsync(Filled(text) + "\r\n");
                        break;
                    case "S!":
                        await client.SendAsync(Filled(text).Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
                        break;
                    case "S~":
                        string[] piece = text.Split(' ', 2);
                        string line = Filled(piece[1]);
                        await client.SendAsync(line[..Math.Min(int.Parse(piece[0], CultureInfo.InvariantCulture), line.Length)]);
                        break;
                    case "C ":
                        while (await client.Reader.ReadLineAsync() is { } word)
                            Assert.Contains(word, new[] { "QUIT", "ABOR" });
                        break;
                    case "C?":
                        early = await client.Reader.ReadLineAsync();
                        if (early is null or "QUIT")
                            return;
                        break;
                    case "C>":
                        string? said = early ?? await client.Reader.ReadLineAsync();
                        early = null;
                        Assert.True(said is not null && Fits(text, said), $"'{text}' was expected, and the client said '{said}'.");
                        break;
                    case "D>":
                        transfer ??= new(await data.AcceptAsync());
                        await transfer.SendAsync(text.EndsWith('\\') ? text[..^1] : text + "\r\n");
                        break;
                    case "D<":
                        transfer ??= new(await data.AcceptAsync());
                        string sent = await transfer.Reader.ReadToEndAsync();
                        Assert.True(Fits(text, sent), $"'{text}' was expected, and the client sent '{sent}'.");
                        break;
                    case "D " when step.EndsWith("endless", StringComparison.Ordinal):
                        transfer ??= new(await data.AcceptAsync());
                        await FloodAsync(transfer);
                        break;
                    case "D " when step.EndsWith("tls", StringComparison.Ordinal):
                        transfer ??= new(await data.AcceptAsync());
                        await transfer.ProtectAsync();
                        break;
                    case "D ":
                        transfer ??= new(await data.AcceptAsync());
                        transfer.End(step);
                        transfer = null;
                        break;
                    case "S " when step.EndsWith("tls", StringComparison.Ordinal):
                        await client.ProtectAsync();
                        break;
                    case "S " when step.EndsWith("again", StringComparison.Ordinal):
                        client.End(step);
                        client = new(await control.AcceptAsync());
                        break;
                    case "S ":
                        client.End(step);
                        return;
                    default:
                        Assert.Fail($"What is '{step}'?");
                        break;
                }
            }

            // Whatever else the client says gets no answer.
            await client.Reader.ReadToEndAsync();
        }
        finally
        {
            client.Dispose();
            transfer?.Dispose();
        }
    }

    private string Filled(string text) => text
        .Replace("{data}", $"127,0,0,1,{Port(data) >> 8},{Port(data) & 255}", StringComparison.Ordinal)
        .Replace("{high}", $"{Port(data) >> 8}", StringComparison.Ordinal)
        .Replace("{low}", $"{Port(data) & 255}", StringComparison.Ordinal)
        .Replace("{port}", $"{Port(data)}", StringComparison.Ordinal);

    private static bool Fits(string pattern, string text) => pattern.EndsWith('*')
        ? text.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : text == pattern;

    private static async Task FloodAsync(Connection connection)
    {
        byte[] much = new byte[64 * 1024];
        try
        {
            while (true)
                await connection.SendAsync(much);
        }
        catch (IOException)
        {
            // That was all the client wanted.
        }
    }

    private static Socket Listen()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private sealed class Connection : IDisposable
    {
        private readonly Socket socket;
        private Stream stream;

        public Connection(Socket socket)
        {
            this.socket = socket;
            stream = new NetworkStream(socket, ownsSocket: true);
            Reader = new(stream, Encoding.Latin1);
        }

        public StreamReader Reader { get; private set; }

        public async Task ProtectAsync()
        {
            SslStream protectedStream = new(stream);
            await protectedStream.AuthenticateAsServerAsync(Tls);
            stream = protectedStream;
            Reader = new(stream, Encoding.Latin1);
        }

        public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

        public Task SendAsync(byte[] bytes) => stream.WriteAsync(bytes).AsTask();

        public void End(string step)
        {
            if (step.EndsWith("reset", StringComparison.Ordinal))
                socket.LingerState = new(true, 0);
            else
                socket.Shutdown(SocketShutdown.Send);
            socket.Dispose();
        }

        public void Dispose() => socket.Dispose();
    }
}
