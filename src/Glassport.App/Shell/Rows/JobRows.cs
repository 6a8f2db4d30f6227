namespace Glassport.App.Shell.Rows;

/// <summary>What runs in the background.</summary>
internal static class JobRows
{
    public static ShellCommand Jobs { get; } = new(["jobs"], "", "show what runs in the background", 0, static (shell, _, _) =>
    {
        foreach (var job in shell.Jobs.All)
            shell.Say($"[{job.Number}] {(job.Work.IsCompleted ? "Ended" : "Running"),-8} {job.Line}  {(job.Work.IsCompleted ? "" : job.Progress)}".TrimEnd());
        return Task.CompletedTask;
    });

    public static ShellCommand Wait { get; } = new(["wait"], "[number]", "wait for the background, or one of it; Ctrl-C ends the wait", 0, static (shell, words, cancellationToken) =>
        words.Length > 0 ? shell.Jobs.Find(words[0]).Work.WaitAsync(cancellationToken) : shell.Jobs.WaitAsync(cancellationToken));

    public static ShellCommand Kill { get; } = new(["kill"], "number", "end something in the background; what came stays", 1, static async (shell, words, cancellationToken) =>
    {
        var job = shell.Jobs.Find(words[0]);
        await job.KillAsync().ConfigureAwait(false);
        await job.Work.WaitAsync(cancellationToken).ConfigureAwait(false);
    });
}
