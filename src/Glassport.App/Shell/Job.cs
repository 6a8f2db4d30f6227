using System.Diagnostics.CodeAnalysis;

namespace Glassport.App.Shell;

/// <summary>A command that runs beside the others.</summary>
/// <param name="number">Its number, from 1.</param>
/// <param name="line">The line.</param>
/// <param name="session">The session that it has for itself.</param>
/// <param name="said">What it says.</param>
[SuppressMessage("Design", "CA1001", Justification = "The source of cancellation has no timer and no handle; it lives as long as the job.")]
internal sealed class Job(int number, string line, ShellSession session, StringWriter said)
{
    private readonly CancellationTokenSource end = new();

    /// <summary>Its number.</summary>
    public int Number => number;

    /// <summary>The line.</summary>
    public string Line => line;

    /// <summary>The exit code of what failed.</summary>
    public int Code => session.Code;

    /// <summary>The work: whether it went well.</summary>
    public Task<bool> Work { get; private set; } = Task.FromResult(false);

    /// <summary>How far it has come.</summary>
    public string Progress => session.Progress ?? "";

    /// <summary>What it said, once it is over.</summary>
    public IEnumerable<string> Said => said.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Begins.</summary>
    /// <param name="work">What to do in the session.</param>
    public void Start(Func<ShellSession, CancellationToken, Task> work) => Work = Task.Run(() => CommandRun.GuardAsync(session, async () =>
    {
        try
        {
            await work(session, end.Token).ConfigureAwait(false);
        }
        finally
        {
            await session.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }));

    /// <summary>Ends it; what was transferred stays as far as it came.</summary>
    public Task KillAsync() => end.CancelAsync();
}
