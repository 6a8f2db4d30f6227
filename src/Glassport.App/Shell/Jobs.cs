using Glassport.App.Shell.Editing;
using Glassport.Client;

namespace Glassport.App.Shell;

/// <summary>What runs beside: each command on a session of its own, because a control connection carries one transfer at a time.</summary>
internal sealed class Jobs
{
    private readonly List<Job> running = [];
    private int last;

    /// <summary>Those that were not told of as done yet.</summary>
    public IReadOnlyList<Job> All => running;

    /// <summary>Begins one, in the directory, the folder and the modes of now.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="line">The line.</param>
    /// <param name="command">The command.</param>
    /// <param name="words">Its words.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public async Task StartAsync(ShellSession shell, string line, ShellCommand command, string[] words, CancellationToken cancellationToken)
    {
        var address = shell.SameAddress;
        string directory = await shell.QuietlyAsync(() => shell.Client.WorkingDirectoryAsync(cancellationToken)).ConfigureAwait(false);
        StringWriter said = new();
        ShellSession own = new(
            shell.Request with { User = null, PasswordFile = null },
            new(TextWriter.Synchronized(said), isTerminal: false, isColoured: false, takesFailures: true),
            new GivenLines([]),
            shell.Settings with { Asks = false, ShowsReplies = false, ShowsCommands = false, ShowsHashes = false, Rings = false });
        if (running.Count == 0)
            last = 0;
        Job job = new(++last, line, own, said);
        running.Add(job);
        job.Start(async (session, token) =>
        {
            await session.OpenAsync(address, token).ConfigureAwait(false);
            await session.Client.ChangeDirectoryAsync(directory, token).ConfigureAwait(false);
            await command.RunAsync(session, words, token).ConfigureAwait(false);
        });
        shell.Say($"[{job.Number}] {line}");
    }

    /// <summary>Finds one.</summary>
    /// <param name="text">Its number.</param>
    /// <exception cref="FtpException">Usage: there is none.</exception>
    public Job Find(string text) => running.Find(job => $"{job.Number}" == text.TrimStart('%'))
        ?? throw new FtpException(FailureKind.Usage, $"{text}: no such job. 'jobs' lists them.");

    /// <summary>Waits for all to end.</summary>
    /// <param name="cancellationToken">Ends the wait, not the jobs.</param>
    public Task WaitAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Select(static job => job.Work)).WaitAsync(cancellationToken);

    /// <summary>Tells of those that are over, once each.</summary>
    /// <param name="shell">Where.</param>
    /// <returns>Whether all of them went well.</returns>
    public async Task<bool> TellDoneAsync(ShellSession shell)
    {
        bool isGood = true;
        foreach (var job in running.Where(static job => job.Work.IsCompleted).ToArray())
        {
            running.Remove(job);
            shell.Names.Forget();
            bool isDone = await job.Work.ConfigureAwait(false);
            shell.Say($"[{job.Number}] {(isDone ? "Done" : "Failed"),-8} {job.Line}");
            foreach (string line in job.Said)
                shell.Say($"    {line}");
            if (!isDone)
                await shell.FailAsync(null, job.Code).ConfigureAwait(false);
            isGood &= isDone;
        }

        return isGood;
    }
}
