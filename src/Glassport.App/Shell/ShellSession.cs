using System.Globalization;
using Glassport.Analysis.Rendering;
using Glassport.App.Remote;
using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Shell;

/// <summary>The shell: one session at a time, and what was set for it.</summary>
/// <param name="request">How to connect.</param>
/// <param name="output">Where it answers.</param>
/// <param name="isInteractive">Whether a person types.</param>
internal sealed class ShellSession(RemoteRequest request, TextWriter output, bool isInteractive)
{
    private FtpClient? client;

    /// <summary>Whether a person types: then questions are asked, and a failure does not end the shell.</summary>
    public bool IsInteractive => isInteractive;

    /// <summary>How to connect.</summary>
    public RemoteRequest Request => request;

    /// <summary>Who makes the data connections of this session and the next.</summary>
    public DataMode Mode { get; set; } = request.Client.Mode;

    /// <summary>Whether text is transferred: line ends are converted.</summary>
    public bool IsText { get; set; }

    /// <summary>Whether commands on several files ask before each.</summary>
    public bool Asks { get; set; } = true;

    /// <summary>Whether replies are shown.</summary>
    public bool ShowsReplies { get; set; } = true;

    /// <summary>Whether a hash mark is printed for each piece of a transfer.</summary>
    public bool ShowsHashes { get; set; }

    /// <summary>Whether the terminal rings behind a transfer.</summary>
    public bool Rings { get; set; }

    /// <summary>True once the shell shall end.</summary>
    public bool IsOver { get; set; }

    /// <summary>The exit code so far: that of the last failure.</summary>
    public int Code { get; private set; }

    /// <summary>The session.</summary>
    /// <exception cref="FtpException">Usage: there is none.</exception>
    public FtpClient Client => client is { IsOpen: true } ? client : throw new FtpException(FailureKind.Usage, "Not connected.");

    /// <summary>The session, or null.</summary>
    public FtpClient? Connected => client is { IsOpen: true } ? client : null;

    /// <summary>How files are exchanged.</summary>
    public FileTransferOptions Files => new() { IsText = IsText, KeepsTime = false };

    /// <summary>Writes a line; what a server said cannot steer the terminal.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line) => output.WriteLine(SafeText.Visible(line));

    /// <summary>Begins a session.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="user">The user, or null to find or ask for one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task OpenAsync(FtpAddress address, string? user, CancellationToken cancellationToken)
    {
        if (Connected is not null)
            throw new FtpException(FailureKind.Usage, $"Already connected to {Connected.Address.Host}, use close first.");
        var own = request with { User = user ?? request.User, Client = request.Client with { Watch = Watch, Mode = Mode } };
        client = await RemoteSession.OpenAsync(address, own, cancellationToken).ConfigureAwait(false);
        if (address.Path.Length > 0)
            await client.ChangeDirectoryAsync(address.Path.Length > 1 ? address.Path.TrimEnd('/') : address.Path, cancellationToken).ConfigureAwait(false);
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
    }

    /// <summary>Carries a line out.</summary>
    /// <param name="line">The line.</param>
    /// <param name="cancellationToken">Ends the command, not the session.</param>
    /// <returns>Whether it went well.</returns>
    public async Task<bool> RunAsync(string line, CancellationToken cancellationToken)
    {
        string text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
            return true;
        try
        {
            if (text[0] == '!')
                text = "! " + text[1..];
            if (!Words.TryCut(text, out string[] words))
                throw new FtpException(FailureKind.Usage, "A quote is not closed.");
            var command = ShellCommands.Find(words[0], out string problem) ?? throw new FtpException(FailureKind.Usage, problem);
            if (words.Length - 1 < command.Least)
                throw new FtpException(FailureKind.Usage, $"usage: {command.Names[0]} {command.Usage}");
            await command.RunAsync(this, words[1..], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (FtpException failure)
        {
            Code = RemoteExit.CodeOf(failure.Kind);
            // The server's own words stand there already.
            if (!ShowsReplies || failure.Reply is null || failure.Kind is FailureKind.TransferCut or FailureKind.DataConnection or FailureKind.Login)
                await RemoteExit.TellAsync(failure.Message).ConfigureAwait(false);
            if (request.Explaining is { } explaining)
                await explaining.TellAsync(failure, Console.Error).ConfigureAwait(false);
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Code = RemoteExit.CodeOf(FailureKind.LocalDisk);
            await RemoteExit.TellAsync(failure.Message).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            Code = ExitCode.Interrupted;
            Say("interrupted");
            return false;
        }
    }

    /// <summary>Tells what moved, as the classic clients do.</summary>
    /// <param name="verb"><c>received</c> or <c>sent</c>.</param>
    /// <param name="bytes">Bytes.</param>
    /// <param name="elapsed">The time that it took.</param>
    public void TellMoved(string verb, long bytes, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        Say(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes {verb} in {seconds:0.00} secs ({bytes / seconds / 1024:0.0} Kbytes/sec)"));
        if (Rings)
            output.Write('\a');
    }

    /// <summary>Asks about one of several files.</summary>
    /// <param name="question">The question.</param>
    public bool Confirms(string question)
    {
        if (!Asks || !isInteractive)
            return true;
        output.Write($"{SafeText.Visible(question)} [anpqy?]? ");
        output.Flush();
        switch (Console.In.ReadLine()?.Trim().ToLowerInvariant())
        {
            case "a" or "p":
                Asks = false;
                return true;
            case "q" or null:
                throw new OperationCanceledException();
            case "n":
                return false;
            default:
                return true;
        }
    }

    private void Watch(SessionEvent happened)
    {
        request.Client.Watch?.Invoke(happened);
        if (request.IsVerbose || !ShowsReplies)
            return;
        if (happened is SessionEvent.Reply reply)
        {
            foreach (string line in reply.Content.Lines)
                Say(line);
        }
        else if (happened is SessionEvent.Connected connected)
        {
            Say($"Connected to {connected.Server.Address}.");
        }
        else if (happened is SessionEvent.Warning warning)
        {
            Say(warning.Text);
        }
    }
}
