using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>Commands on several files, which ask before each.</summary>
internal static class Several
{
    /// <summary>Does something with files of the server.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="name">The command.</param>
    /// <param name="patterns">Which files.</param>
    /// <param name="work">What to do with one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RemoteAsync(ShellSession shell, string name, string[] patterns, Func<string, Task> work, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        foreach (string pattern in patterns)
        {
            if (shell.Settings.Globs)
                paths.AddRange(await shell.QuietlyAsync(() => RemotePattern.FilesAsync(shell.Client, pattern, cancellationToken)).ConfigureAwait(false));
            else
                paths.Add(Glob.Literal(pattern));
        }

        await EachAsync(shell, name, paths, work, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does something with files of this machine.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="name">The command.</param>
    /// <param name="patterns">Which files.</param>
    /// <param name="work">What to do with one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task LocalAsync(ShellSession shell, string name, string[] patterns, Func<string, Task> work, CancellationToken cancellationToken) => EachAsync(
        shell, name, [.. patterns.SelectMany(pattern => shell.Settings.Globs ? LocalPattern.Files(shell.Settings, pattern) : [Glob.Literal(pattern)])], work, cancellationToken);

    // A file that fails does not keep the others, but the command has failed then.
    private static async Task EachAsync(ShellSession shell, string name, IReadOnlyList<string> paths, Func<string, Task> work, CancellationToken cancellationToken)
    {
        bool asks = shell.Settings.Asks && shell.IsInteractive;
        FtpException? last = null;
        foreach (string path in paths)
        {
            if (asks)
            {
                var answer = await AskAsync(shell, $"{name} {path}", cancellationToken).ConfigureAwait(false);
                switch (answer)
                {
                    case Answer.No:
                        continue;
                    case Answer.Quit:
                        shell.Say($"{name} aborted.");
                        return;
                    case Answer.All:
                        asks = false;
                        shell.Say($"Prompting off for duration of {name}.");
                        break;
                    case Answer.NeverAgain:
                        asks = shell.Settings.Asks = false;
                        shell.Say("Interactive mode off.");
                        break;
                }
            }

            try
            {
                await work(path).ConfigureAwait(false);
            }
            catch (FtpException failure) when (shell.Connected is not null && failure.Kind is FailureKind.NoSuchFile or FailureKind.Refused or FailureKind.LocalDisk)
            {
                last = failure;
                if (failure.Reply is null || !shell.Settings.ShowsReplies)
                    shell.Say(failure.Message);
            }
        }

        if (last is not null)
            throw new FtpException(last.Kind, $"{name}: not all files could be done.", inner: last);
    }

    private static async Task<Answer> AskAsync(ShellSession shell, string question, CancellationToken cancellationToken)
    {
        while (true)
        {
            string? answer = await shell.AskAsync($"{question} [anpqy?]? ", false, cancellationToken).ConfigureAwait(false);
            switch (answer?.Trim().ToLowerInvariant())
            {
                case null:
                    return Answer.Quit;
                case ['q', ..]:
                    return Answer.Quit;
                case ['n', ..]:
                    return Answer.No;
                case ['a', ..]:
                    return Answer.All;
                case ['p', ..]:
                    return Answer.NeverAgain;
                case ['?', ..]:
                    shell.Say("  y  this one (Enter does too)");
                    shell.Say("  n  not this one");
                    shell.Say("  a  this one and all others, without asking");
                    shell.Say("  p  the same, and never ask again (as 'prompt' does)");
                    shell.Say("  q  this one not and no other");
                    break;
                default:
                    return Answer.Yes;
            }
        }
    }

    private enum Answer
    {
        Yes,
        No,
        All,
        NeverAgain,
        Quit,
    }
}
