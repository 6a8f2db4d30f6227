using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Shell;

/// <summary>Carries a line of the shell out.</summary>
internal static class CommandRun
{
    /// <summary>Carries a line out; what fails is told.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="line">The line.</param>
    /// <param name="cancellationToken">Ends the command, not the session.</param>
    /// <returns>Whether it went well.</returns>
    public static async Task<bool> RunAsync(ShellSession shell, string line, CancellationToken cancellationToken)
    {
        string text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
            return true;
        // What follows belongs to the machine's own shell, quotes and all.
        return await GuardAsync(shell, () => text[0] == '!'
            ? LocalCommand.RunAsync(text[1..].Trim(), shell.Settings.Folder)
            : RunAsync(shell, text, ShellLine.Parse(text), cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Does something for a shell; what fails is told.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="work">What.</param>
    /// <returns>Whether it went well.</returns>
    public static async Task<bool> GuardAsync(ShellSession shell, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (FtpException failure)
        {
            // The server's own words stand there already.
            bool isTold = shell.Settings.ShowsReplies && failure.Reply is not null
                && failure.Kind is not (FailureKind.TransferCut or FailureKind.DataConnection or FailureKind.Login);
            int code = RemoteExit.CodeOf(failure.Kind);
            await shell.FailAsync(
                isTold ? null : failure is { Kind: FailureKind.Login, Reply: not null } && shell.IsInteractive ? "Login failed." : failure.Message, code).ConfigureAwait(false);
            if (shell.Request.Explaining is { } explaining)
                await explaining.TellAsync(failure, Console.Error).ConfigureAwait(false);
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await shell.FailAsync(failure.Message, RemoteExit.CodeOf(FailureKind.LocalDisk)).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            await shell.FailAsync(shell.Connected is null ? "interrupted; the session is over." : "interrupted", ExitCode.Interrupted).ConfigureAwait(false);
            return false;
        }
    }

    private static async Task RunAsync(ShellSession shell, string text, ShellLine line, CancellationToken cancellationToken)
    {
        if (line.OpenQuote != '\0')
            throw new FtpException(FailureKind.Usage, "A quote is not closed.");
        if (line.Words.IsEmpty)
            return;
        var command = ShellCommands.Find(line.Words[0].Text, out string problem) ?? throw new FtpException(FailureKind.Usage, problem);
        List<string> words = [.. line.Words.Skip(1).Select(word => command.TakesPatterns ? word.Pattern : word.Text)];
        while (words.Count < command.Least)
        {
            string? answer = shell.IsInteractive ? await shell.AskAsync($"({command.Operand(words.Count)}) ", false, cancellationToken).ConfigureAwait(false) : null;
            var given = ShellLine.Parse(answer ?? "").Words;
            if (given.IsEmpty)
                throw new FtpException(FailureKind.Usage, $"usage: {command.Names[0]} {command.Usage}");
            words.AddRange(given.Select(word => command.TakesPatterns ? word.Pattern : word.Text));
        }

        if (line.IsBeside && !command.CanRunBeside)
            throw new FtpException(FailureKind.Usage, $"{command.Names[0]} cannot run in the background; what transfers files can.");
        if (line.IsBeside)
            await shell.Jobs.StartAsync(shell, text.TrimEnd('&', ' '), command, [.. words], cancellationToken).ConfigureAwait(false);
        else
            await command.RunAsync(shell, [.. words], cancellationToken).ConfigureAwait(false);
    }
}
