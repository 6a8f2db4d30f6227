using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>What the server knows.</summary>
internal static class ServerRows
{
    public static ShellCommand RemoteStatus { get; } = new(["rstatus"], "[remote-path]", "the server's view of the session, or of a path (STAT)", 0, static (shell, words, cancellationToken) =>
        AskAsync(shell, words.Length > 0 ? $"STAT {words[0]}" : "STAT", cancellationToken));

    public static ShellCommand System { get; } = new(["system"], "", "what the server runs on (SYST)", 0, static (shell, _, cancellationToken) => AskAsync(shell, "SYST", cancellationToken));

    public static ShellCommand Features { get; } = new(["features", "feat"], "", "what the server has (FEAT)", 0, static (shell, _, cancellationToken) => AskAsync(shell, "FEAT", cancellationToken));

    public static ShellCommand Quote { get; } = new(["quote", "literal"], "command…", "send a command as it is", 1, static (shell, words, cancellationToken) => AskAsync(shell, string.Join(' ', words), cancellationToken));

    public static ShellCommand Site { get; } = new(["site"], "command…", "send a command of the server's own (SITE)", 1, static (shell, words, cancellationToken) => AskAsync(shell, "SITE " + string.Join(' ', words), cancellationToken));

    public static ShellCommand Umask { get; } = new(["umask"], "[mask]", "show or set which permissions new files do not get (SITE UMASK)", 0, static (shell, words, cancellationToken) => AskAsync(shell, string.Join(' ', ["SITE UMASK", .. words]), cancellationToken));

    public static ShellCommand Idle { get; } = new(["idle"], "[seconds]", "show or set when a silent session ends (SITE IDLE)", 0, static (shell, words, cancellationToken) => AskAsync(shell, string.Join(' ', ["SITE IDLE", .. words]), cancellationToken));

    public static ShellCommand RemoteHelp { get; } = new(["rhelp", "remotehelp"], "[command]", "the server's help (HELP)", 0, static (shell, words, cancellationToken) =>
        AskAsync(shell, words.Length > 0 ? $"HELP {words[0]}" : "HELP", cancellationToken));

    /// <summary>Sends a command whose answer is all that it is for.</summary>
    public static async Task AskAsync(ShellSession shell, string line, CancellationToken cancellationToken)
    {
        var reply = await shell.Client.QuoteAsync(line, cancellationToken).ConfigureAwait(false);
        if (reply.Code >= 400)
            throw new FtpException(FailureKind.Refused, reply.ToString(), reply);
        foreach (string row in shell.Settings.ShowsReplies ? [] : reply.Lines)
            shell.Say(row);
    }
}
