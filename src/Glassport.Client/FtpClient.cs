using System.Net;
using System.Net.Sockets;
using Glassport.Client.Control;
using Glassport.Client.Tls;
using Glassport.Client.Transfers;

namespace Glassport.Client;

/// <summary>
/// One session with an FTP server: a control connection, and a data connection for each transfer. One flow of control uses it at a time; for
/// transfers beside each other open several.
/// </summary>
public sealed partial class FtpClient : IAsyncDisposable
{
    // Whoever says QUIT has what was wanted, and waits no longer than this for the good-bye.
    private static readonly TimeSpan GoodByePatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromMilliseconds(300);

    private readonly ClientOptions options;
    private readonly Dialer dialer;
    private ControlStream control;
    private TlsClient tls;
    private IPEndPoint peer;
    private IPEndPoint local;
    private string lastCommand = "the connection";
    private bool isLost;

    private FtpClient(FtpAddress address, ClientOptions options, Dialer dialer, Socket socket)
    {
        Address = address;
        this.options = options;
        this.dialer = dialer;
        (control, peer, local) = Take(socket, address, options.Encoding ?? Remembered());
        tls = new(options, address.Site, address.Host);
        isExtendedRefused = !options.PrefersExtended;
        Mode = options.Mode;
    }

    /// <summary>Where this session goes to.</summary>
    public FtpAddress Address { get; }

    /// <summary>What the server said first.</summary>
    public ServerReply Greeting { get; private set; } = new(0, []);

    /// <summary>What TLS agreed on; null in the clear.</summary>
    public TlsFacts? Security { get; private set; }

    /// <summary>False once the control connection ended or lost its step; the session is of no more use then.</summary>
    public bool IsOpen => !isLost;

    /// <summary>Connects, reads the greeting and, when the address asks for it, begins TLS.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="FtpException">NameNotFound, Unreachable, Tls, Certificate, ConnectionLost, Protocol, or Refused by the greeting.</exception>
    public static async Task<FtpClient> ConnectAsync(FtpAddress address, ClientOptions options, CancellationToken cancellationToken)
    {
        Dialer dialer = new(options);
        var socket = await DialAsync(address, options, dialer, cancellationToken).ConfigureAwait(false);
        FtpClient client = new(address, options, dialer, socket);
        try
        {
            await client.BeginAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Logs in, and asks for the protection of data connections where TLS is on.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="account">What ACCT is answered with where the server wants one, or null.</param>
    /// <param name="cancellationToken">Ends the wait; the session is lost then.</param>
    /// <exception cref="FtpException">Login, or Tls when data cannot be protected.</exception>
    public Task LoginAsync(string user, string password, string? account, CancellationToken cancellationToken) =>
        LoginAsync(user, (secret, _) => new(secret == LoginSecret.Password ? password : account), cancellationToken);

    /// <summary>As above, with secrets that are looked for only when the server wants them.</summary>
    /// <param name="user">The user.</param>
    /// <param name="secret">Gives a secret, or null when there is none.</param>
    /// <param name="cancellationToken">Ends the wait; the session is lost then.</param>
    /// <exception cref="FtpException">Login, or Tls when data cannot be protected.</exception>
    public async Task LoginAsync(string user, Func<LoginSecret, CancellationToken, ValueTask<string?>> secret, CancellationToken cancellationToken)
    {
        string name = options.Proxy is { Kind: ProxyKind.UserAtHost } ? $"{user}@{Address.Host}" + (Address.Port == 21 ? "" : FormattableString.Invariant($":{Address.Port}")) : user;
        if (secret != secrets)
            secret = AskedOnce(secret);
        var reply = await AskAsync($"USER {name}", cancellationToken).ConfigureAwait(false);
        if (reply.Code == 331)
        {
            string password = await secret(LoginSecret.Password, cancellationToken).ConfigureAwait(false) ?? "";
            reply = await AskAsync($"PASS {password}", cancellationToken, "PASS ****").ConfigureAwait(false);
        }

        if (reply.Code == 332)
        {
            if (await secret(LoginSecret.Account, cancellationToken).ConfigureAwait(false) is not { } account)
                throw new FtpException(FailureKind.Login, $"{Address.Host} wants an account besides user and password: {reply}", reply);
            reply = await AskAsync($"ACCT {account}", cancellationToken, "ACCT ****").ConfigureAwait(false);
        }

        if (!reply.IsDone)
            throw Refusal(FailureKind.Login, $"{Address.Host} did not let '{user}' in: {reply}", reply);
        User = user;
        secrets = secret;
        if (Security is not null && options.ProtectsData)
            await ProtectDataAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who is logged in, or null.</summary>
    public string? User { get; private set; }

    /// <summary>Sends a command of the caller's own and gives its last reply, whatever it says. For commands that transfer nothing.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="cancellationToken">Ends the wait; the session is lost then.</param>
    public async Task<ServerReply> QuoteAsync(string line, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(line, cancellationToken).ConfigureAwait(false);
        if (line.StartsWith("TYPE ", StringComparison.OrdinalIgnoreCase) && reply.IsDone)
            type = char.ToUpperInvariant(line[5]);
        return reply;
    }

    /// <summary>Says QUIT and waits for the answer; what comes instead does not matter.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task QuitAsync(CancellationToken cancellationToken)
    {
        if (isLost)
            return;
        try
        {
            await SendAsync("QUIT", cancellationToken).ConfigureAwait(false);
            ServerReply goodbye = await ReceiveAsync(cancellationToken, GoodByePatience < options.ReplyTimeout ? GoodByePatience : options.ReplyTimeout).ConfigureAwait(false);
            // The server closes the control connection (RFC 959 §4.1.1); who closes first keeps the port busy for a while. Not all do at once.
            if (goodbye.IsDone)
                await ReceiveAsync(cancellationToken, ClosePatience).ConfigureAwait(false);
        }
        catch (FtpException)
        {
            // The server has hung up, or does not.
        }

        isLost = true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        isLost = true;
        return control.DisposeAsync();
    }

    private static Task<Socket> DialAsync(FtpAddress address, ClientOptions options, Dialer dialer, CancellationToken cancellationToken)
    {
        var gateway = options.Proxy is { Kind: ProxyKind.UserAtHost } proxy ? proxy : null;
        return dialer.ConnectAsync(gateway?.Host ?? address.Host, gateway?.Port ?? address.Port, cancellationToken);
    }

    private static (ControlStream Control, IPEndPoint Peer, IPEndPoint Local) Take(Socket socket, FtpAddress address, System.Text.Encoding? encoding)
    {
        try
        {
            var (peer, local) = (Plain((IPEndPoint)socket.RemoteEndPoint!), Plain((IPEndPoint)socket.LocalEndPoint!));
            return (new(new NetworkStream(socket, ownsSocket: true)) { Encoding = encoding }, peer, local);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            socket.Dispose();
            throw new FtpException(FailureKind.ConnectionLost, $"{address.Host} reset the connection as soon as it stood.", inner: failure);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        options.Watch?.Invoke(new SessionEvent.Connected(peer, local));
        if (Address.Tls == TlsMode.Implicit)
            await ProtectControlAsync(cancellationToken).ConfigureAwait(false);
        await GreetAsync(cancellationToken).ConfigureAwait(false);
        if (Address.Tls == TlsMode.Explicit)
            await BeginTlsAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var greeting = await AnswerAsync(cancellationToken).ConfigureAwait(false);
        if (!greeting.IsDone)
            throw new FtpException(FailureKind.Refused, $"{Address.Host} takes no session now: {greeting}", greeting);
        Greeting = greeting;
    }

    private async Task BeginTlsAsync(CancellationToken cancellationToken)
    {
        var reply = await AskAsync("AUTH TLS", cancellationToken).ConfigureAwait(false);
        if (!reply.IsDone)
            throw Refusal(FailureKind.Tls, $"{Address.Host} offers no TLS (AUTH TLS): {reply}", reply);
        await ProtectControlAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ProtectControlAsync(CancellationToken cancellationToken)
    {
        // Whoever sits between could have put replies there, to be believed once TLS is on (CVE-2011-1575's other side).
        if (control.HasInput)
        {
            options.Watch?.Invoke(new SessionEvent.Injected());
            throw new FtpException(FailureKind.Tls, $"{Address.Host} sent more than its answer before TLS began; it may be from somebody in between.");
        }

        var connection = await HandshakeAsync(control.Transport, cancellationToken).ConfigureAwait(false);
        control.Protect(connection.Stream);
        Security = connection.Facts;
        options.Watch?.Invoke(new SessionEvent.Secured(connection.Facts, IsData: false));
    }

    private async Task<TlsConnection> HandshakeAsync(Stream transport, CancellationToken cancellationToken)
    {
        using Patience patience = new(options.ReplyTimeout, options.Time, cancellationToken);
        try
        {
            return await tls.ProtectAsync(transport, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsOver && !cancellationToken.IsCancellationRequested)
        {
            throw new FtpException(FailureKind.Tls, FormattableString.Invariant($"{Address.Host} did not go through with the TLS handshake within {options.ReplyTimeout.TotalSeconds:0} s."));
        }
    }

    private async Task ProtectDataAsync(CancellationToken cancellationToken)
    {
        await AskAsync("PBSZ 0", cancellationToken).ConfigureAwait(false);
        var reply = await AskAsync("PROT P", cancellationToken).ConfigureAwait(false);
        if (!reply.IsDone)
            throw Refusal(FailureKind.Tls, $"{Address.Host} does not protect data connections (PROT P): {reply}", reply);
        protectsData = true;
    }

    private async Task<ServerReply> AskAsync(string line, CancellationToken cancellationToken, string? shown = null)
    {
        await SendAsync(line, cancellationToken, shown).ConfigureAwait(false);
        return await AnswerAsync(cancellationToken).ConfigureAwait(false);
    }

    // The reply behind those that only say that it will come (RFC 959 §4.2, 1yz).
    private async Task<ServerReply> AnswerAsync(CancellationToken cancellationToken)
    {
        for (int replies = 0; replies < ClosingReply.MostPreliminary; replies++)
        {
            var reply = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (!reply.IsPreliminary)
                return reply;
        }

        isLost = true;
        throw new FtpException(FailureKind.Protocol, $"{Address.Host} answers {lastCommand} with preliminary replies without an end.");
    }

    private async Task SendAsync(string line, CancellationToken cancellationToken, string? shown = null)
    {
        if (isLost)
            throw new FtpException(FailureKind.ConnectionLost, $"The session with {Address.Host} is over.");
        lastCommand = line.Split(' ', 2)[0];
        options.Watch?.Invoke(new SessionEvent.Command(shown ?? line));
        using Patience patience = new(options.ReplyTimeout, options.Time, cancellationToken);
        try
        {
            await control.SendAsync(line, patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw Lost($"{Address.Host} ended the session before {lastCommand}: {failure.Message}", failure);
        }
        catch (OperationCanceledException)
        {
            isLost = true;
            cancellationToken.ThrowIfCancellationRequested();
            throw Lost($"{Address.Host} takes nothing any more.", null);
        }
    }

    private async Task<ServerReply> ReceiveAsync(CancellationToken cancellationToken, TimeSpan? most = null)
    {
        var timeout = most ?? options.ReplyTimeout;
        using Patience patience = new(timeout, options.Time, cancellationToken);
        try
        {
            var reply = await control.ReadReplyAsync(patience.Token).ConfigureAwait(false)
                ?? throw Lost($"{Address.Host} ended the session instead of answering {lastCommand}.", null);
            options.Watch?.Invoke(new SessionEvent.Reply(reply));
            isLost |= reply.Code == 421;
            return reply.Code != 0
                ? reply
                : throw new FtpException(FailureKind.Protocol, $"{Address.Host} port {Address.Port} does not speak FTP; {lastCommand} was answered with: {reply}", reply);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw Lost($"The connection to {Address.Host} broke while {lastCommand} waited for its answer: {failure.Message}", failure);
        }
        catch (OperationCanceledException silence)
        {
            isLost = true;
            cancellationToken.ThrowIfCancellationRequested();
            throw Lost(FormattableString.Invariant($"{Address.Host} gave no answer to {lastCommand} within {timeout.TotalSeconds:0} s."), silence);
        }
        catch (FtpException)
        {
            isLost = true;
            throw;
        }
    }

    // 421 may answer any command (RFC 959 §5.4), and then it is not the command that was refused.
    private static FtpException Refusal(FailureKind kind, string message, ServerReply reply) =>
        new(reply.Code == 421 ? FailureKind.ConnectionLost : kind, message, reply);

    private FtpException Lost(string message, Exception? inner)
    {
        isLost = true;
        return new(FailureKind.ConnectionLost, message, inner: inner);
    }

    private System.Text.Encoding? Remembered() =>
        options.Memory.Find(Address.Site).Encoding is { } name ? Protocol.Text.NameEncoding.TryFind(name) : null;

    private static IPEndPoint Plain(IPEndPoint endpoint) =>
        endpoint.Address.IsIPv4MappedToIPv6 ? new(endpoint.Address.MapToIPv4(), endpoint.Port) : endpoint;
}
