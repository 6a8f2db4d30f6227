using System.Globalization;
using Glassport.App.Remote;
using Glassport.App.Shell.Editing;
using Glassport.Client;

namespace Glassport.App.Shell;

/// <summary>The shell: one session at a time, what was set for it, and what runs beside it.</summary>
/// <param name="request">How to connect.</param>
/// <param name="output">Where it answers.</param>
/// <param name="input">Who is asked.</param>
/// <param name="settings">What was set.</param>
internal sealed class ShellSession(RemoteRequest request, ShellOutput output, ILineInput input, ShellSettings settings)
{
    private FtpClient? client;
    private NetRc.Login? login;
    private TransferView? view;
    private bool isMuted;
    private List<ServerReply>? held;
    private bool hasBegun;

    /// <summary>How to connect.</summary>
    public RemoteRequest Request => request;

    /// <summary>Where it answers.</summary>
    public ShellOutput Output => output;

    /// <summary>Whether a person types: then questions are asked, and a failure does not end the shell.</summary>
    public bool IsInteractive => input.IsInteractive;

    /// <summary>What was set.</summary>
    public ShellSettings Settings => settings;

    /// <summary>What runs beside.</summary>
    public Jobs Jobs { get; } = new();

    /// <summary>The names on the server, for Tab.</summary>
    public RemoteNames Names { get; } = new();

    /// <summary>True once the shell shall end.</summary>
    public bool IsOver { get; set; }

    /// <summary>The exit code so far: that of the last failure.</summary>
    public int Code { get; private set; }

    /// <summary>The session.</summary>
    /// <exception cref="FtpException">Usage: there is none.</exception>
    public FtpClient Client => client is { IsOpen: true } ? client : throw new FtpException(FailureKind.Usage, "Not connected.");

    /// <summary>The session, or null.</summary>
    public FtpClient? Connected => client is { IsOpen: true } ? client : null;

    /// <summary>How far the transfer has come, or null when there is none.</summary>
    public string? Progress => view?.Now;

    /// <summary>Writes a line; what a server said cannot steer the terminal.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line) => output.Say(line);

    /// <summary>Asks for something.</summary>
    /// <param name="question">The question.</param>
    /// <param name="isHidden">Whether nobody may see the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer; null when nobody is there to answer.</returns>
    public Task<string?> AskAsync(string question, bool isHidden, CancellationToken cancellationToken) => input.AskAsync(question, isHidden, cancellationToken);

    /// <summary>Begins a session.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task OpenAsync(FtpAddress address, CancellationToken cancellationToken)
    {
        if (Connected is not null)
            throw new FtpException(FailureKind.Usage, $"Already connected to {Connected.Address.Host}, use close first.");
        // One that the server ended is still held.
        await CloseAsync(cancellationToken).ConfigureAwait(false);
        var own = request with { Client = request.Client with { Watch = Watch, Mode = settings.Mode } };
        if (IsInteractive)
        {
            client = await RemoteSession.ConnectAsync(address, own, cancellationToken).ConfigureAwait(false);
            var known = RemoteSession.Known(address, own);
            string? user = known.User;
            if (user is null)
            {
                string self = Environment.UserName;
                user = await AskAsync($"Name ({address.Host}:{self}): ", false, cancellationToken).ConfigureAwait(false);
                user = string.IsNullOrWhiteSpace(user) ? self : user.Trim();
                known = RemoteSession.Known(address with { User = user }, own);
            }

            await LogInAsync(user, known.Password, known.Account, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            client = await RemoteSession.OpenAsync(address, own, cancellationToken).ConfigureAwait(false);
            login = RemoteSession.Known(address, own) with { User = client.User };
            await GreetAsync(cancellationToken).ConfigureAwait(false);
        }

        if (address.Path.Length > 0)
            await client.ChangeDirectoryAsync(address.Path.Length > 1 ? address.Path.TrimEnd('/') : address.Path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Logs in, asking for what the server wants and nobody gave.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password, or null to ask.</param>
    /// <param name="account">The account, or null to ask.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task LogInAsync(string user, string? password, string? account, CancellationToken cancellationToken)
    {
        await Client.LoginAsync(
            user,
            async (secret, token) => secret == LoginSecret.Password
                ? password ??= await AskAsync("Password: ", true, token).ConfigureAwait(false)
                : account ??= await AskAsync("Account: ", true, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        login = new(user, password, account);
        await GreetAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The address of the session with who is logged in, for another session like it.</summary>
    public FtpAddress SameAddress => Client.Address with { User = login?.User, Password = login?.Password, Path = "" };

    /// <summary>Does something whose replies nobody wants to see.</summary>
    /// <param name="work">What.</param>
    public async Task<T> QuietlyAsync<T>(Func<Task<T>> work)
    {
        bool was = isMuted;
        isMuted = true;
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            isMuted = was;
        }
    }

    /// <summary>Does a transfer. The reply that ends it may be here before its last bytes; it is shown behind what is shown of them.</summary>
    /// <param name="transfer">The transfer, and what is shown of it.</param>
    public async Task<T> HoldingAsync<T>(Func<Task<T>> transfer)
    {
        held = [];
        hasBegun = false;
        try
        {
            return await transfer().ConfigureAwait(false);
        }
        finally
        {
            var late = held;
            held = null;
            foreach (var reply in late)
                SayReply(reply);
        }
    }

    /// <summary>Ends the session, if there is one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (client is null)
            return;
        await client.QuitAsync(cancellationToken).ConfigureAwait(false);
        await client.DisposeAsync().ConfigureAwait(false);
        client = null;
        login = null;
    }

    /// <summary>Shows a transfer while it runs.</summary>
    /// <param name="name">The file.</param>
    /// <param name="move">The transfer; it is given whom to tell how far it has come.</param>
    public Task<T> WatchedAsync<T>(string name, Func<Action<long, long?>, Task<T>> move) => HoldingAsync(async () =>
    {
        using TransferView shown = new(name, settings, output, request.Client.Time);
        view = shown;
        try
        {
            return await move(shown.Tell).ConfigureAwait(false);
        }
        finally
        {
            view = null;
        }
    });

    /// <summary>Tells what moved, as the classic clients do.</summary>
    /// <param name="verb"><c>received</c> or <c>sent</c>.</param>
    /// <param name="bytes">Bytes.</param>
    /// <param name="elapsed">The time that it took.</param>
    public void TellMoved(string verb, long bytes, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        Say(string.Create(CultureInfo.InvariantCulture, $"{bytes} {(bytes == 1 ? "byte" : "bytes")} {verb} in {seconds:0.00} secs ({bytes / seconds / 1024:0.0} Kbytes/sec)"));
        if (settings.Rings)
            output.Mark("\a");
    }

    /// <summary>Tells what went wrong, and keeps the exit code.</summary>
    /// <param name="message">What; null when it stands there already.</param>
    /// <param name="code">The exit code.</param>
    public Task FailAsync(string? message, int code)
    {
        Code = code;
        return message is null ? Task.CompletedTask : output.FailAsync(message);
    }

    // The system type tells people that binary will do; scripts of the classic clients wait for the lines.
    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var reply = await QuietlyAsync(() => Client.QuoteAsync("SYST", cancellationToken)).ConfigureAwait(false);
        if (!settings.ShowsReplies || !reply.IsDone)
            return;
        Say($"Remote system type is {reply.Text.Split(' ')[0]}.");
        if (!settings.IsText)
            Say("Using binary mode to transfer files.");
    }

    private void Watch(SessionEvent happened)
    {
        request.Client.Watch?.Invoke(happened);
        Names.Hear(happened);
        if (happened is SessionEvent.Reply { Content: { IsPreliminary: true } begun })
        {
            hasBegun = true;
            view?.Announce(AnnouncedSize.In(begun.Text));
        }

        if (settings.ShowsCommands && happened is SessionEvent.Command command)
            Say($"---> {command.Line}");
        if (request.IsVerbose || isMuted || !settings.ShowsReplies)
            return;
        switch (happened)
        {
            case SessionEvent.Reply { Content.IsPreliminary: false } reply when held is not null && hasBegun:
                held.Add(reply.Content);
                break;
            case SessionEvent.Reply reply:
                SayReply(reply.Content);
                break;
            case SessionEvent.Connected connected:
                Say($"Connected to {connected.Server.Address}.");
                break;
            case SessionEvent.Warning warning:
                Say(warning.Text);
                break;
        }
    }

    private void SayReply(ServerReply reply)
    {
        foreach (string line in reply.Lines)
            output.SayReply(line, reply.Code);
    }
}
