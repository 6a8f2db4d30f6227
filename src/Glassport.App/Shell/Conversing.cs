using Glassport.App.Remote;

namespace Glassport.App.Shell;

/// <summary>Does what <c>glassport connect</c> promises: reads lines until there are no more and carries each out.</summary>
internal static class Conversing
{
    /// <summary>Runs the shell; answers the exit code.</summary>
    /// <param name="request">What.</param>
    /// <param name="input">Where lines come from.</param>
    /// <param name="output">Where answers go to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync(Request request, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        bool isInteractive = request.Lines is null && !Console.IsInputRedirected;
        ShellSession shell = new(request.Remote, output, isInteractive);
        if (request.Url is { } url)
        {
            var address = RemoteSession.Read(url, request.Remote);
            await shell.OpenAsync(address, null, cancellationToken).ConfigureAwait(false);
        }

        var lines = request.Lines is { } given ? new Queue<string>(given) : null;
        while (!shell.IsOver)
        {
            if (isInteractive)
            {
                await output.WriteAsync("ftp> ").ConfigureAwait(false);
                await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            string? line = lines is null ? await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) : lines.TryDequeue(out string? next) ? next : null;
            if (line is null)
                break;
            bool isDone = await RunAsync(shell, line, isInteractive, cancellationToken).ConfigureAwait(false);
            // A script that went wrong must not go on as if it had not.
            if (!isDone && !isInteractive && !request.GoesOn)
                break;
        }

        await shell.CloseAsync(cancellationToken).ConfigureAwait(false);
        return isInteractive ? ExitCode.Success : shell.Code;
    }

    // Ctrl-C ends the command, not the shell.
    private static async Task<bool> RunAsync(ShellSession shell, string line, bool isInteractive, CancellationToken cancellationToken)
    {
        if (!isInteractive)
            return await shell.RunAsync(line, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ConsoleCancelEventHandler handler = (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += handler;
        try
        {
            return await shell.RunAsync(line, interrupt.Token).ConfigureAwait(false);
        }
        finally
        {
            Console.CancelKeyPress -= handler;
        }
    }

    /// <summary>What to run.</summary>
    /// <param name="Url">Where to connect to at once, or null.</param>
    /// <param name="Lines">The commands, or null to read them.</param>
    /// <param name="GoesOn">Whether a command that fails does not end a script.</param>
    /// <param name="Remote">How to connect.</param>
    internal sealed record Request(string? Url, IReadOnlyList<string>? Lines, bool GoesOn, RemoteRequest Remote);
}
