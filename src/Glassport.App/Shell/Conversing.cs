using Glassport.App.Remote;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Shell;

/// <summary>Does what <c>glassport connect</c> promises: reads lines until there are no more and carries each out.</summary>
internal static class Conversing
{
    // What does not say how wide it is.
    private const int UsualColumns = 80;

    /// <summary>Runs the shell; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        bool isTerminal = !Console.IsOutputRedirected;
        bool isInteractive = request.Lines is null && !Console.IsInputRedirected;
        bool canDraw = isTerminal && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "");
        bool isColoured = canDraw && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        ShellOutput output = new(Console.Out, isTerminal, isColoured, isInteractive);
        EditedLines? edited = isInteractive && canDraw
            ? new(Console.Out, new Keyboard().ReadAsync, static () => Console.KeyAvailable, static () => Console.WindowWidth is > 0 and var columns ? columns : UsualColumns, HistoryFile.Open(Path.Combine(OwnerOnlyFile.Folder, "history")))
            : null;
        ILineInput input = edited is not null ? edited
            : request.Lines is { } given ? new GivenLines(given)
            : new PlainLines(Console.In, Console.Out, isInteractive);
        ShellSession shell = new(request.Remote, output, input, new() { Mode = request.Remote.Client.Mode, ShowsProgress = canDraw });
        if (edited is not null)
            edited.Complete = new ShellCompletion(shell).CompleteAsync;
        return Interruption.RunAsync(token => RunAsync(request, shell, input, isInteractive ? cancellationToken : token), cancellationToken);
    }

    private static async Task<int> RunAsync(Request request, ShellSession shell, ILineInput input, CancellationToken cancellationToken)
    {
        if (request.Url is { } url)
        {
            var address = SavedHosts.Read(url, request.Remote);
            bool isOpen = await RunAsync(shell, token => CommandRun.GuardAsync(shell, () => shell.OpenAsync(address, token)), cancellationToken).ConfigureAwait(false);
            if (!isOpen && !shell.IsInteractive)
                return shell.Code;
        }

        while (!shell.IsOver)
        {
            // What ended while nobody was looking is told before the next command is asked for.
            await shell.Jobs.TellDoneAsync(shell).ConfigureAwait(false);
            string line = await input.ReadAsync("ftp> ", cancellationToken).ConfigureAwait(false) ?? "bye";
            bool isDone = await RunAsync(shell, token => CommandRun.RunAsync(shell, line, token), cancellationToken).ConfigureAwait(false);
            // A script that went wrong must not go on as if it had not.
            if (!isDone && !shell.IsInteractive && !request.GoesOn)
                break;
        }

        await shell.Jobs.WaitAsync(cancellationToken).ConfigureAwait(false);
        await shell.Jobs.TellDoneAsync(shell).ConfigureAwait(false);
        await shell.CloseAsync(cancellationToken).ConfigureAwait(false);
        return shell.IsInteractive ? ExitCode.Success : shell.Code;
    }

    private static Task<bool> RunAsync(ShellSession shell, Func<CancellationToken, Task<bool>> work, CancellationToken cancellationToken) =>
        shell.IsInteractive ? Interruption.RunAsync(work, cancellationToken) : work(cancellationToken);

    /// <summary>What to run.</summary>
    /// <param name="Url">Where to connect to at once, or null.</param>
    /// <param name="Lines">The commands, or null to read them.</param>
    /// <param name="GoesOn">Whether a command that fails does not end a script.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(string? Url, IReadOnlyList<string>? Lines, bool GoesOn, RemoteRequest Remote);
}
