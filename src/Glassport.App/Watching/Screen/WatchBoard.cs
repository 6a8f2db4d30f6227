using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Watching;

namespace Glassport.App.Watching.Screen;

/// <summary>What a full screen shows: the counts, what happened lately, and what was found. Bounded.</summary>
/// <param name="options">The language, and whether secrets are shown.</param>
internal sealed class WatchBoard(RenderingOptions options)
{
    private const int MostKept = 100;

    private readonly Queue<WatchEvent> lately = new();
    private readonly Queue<FindingFound> findings = new();
    private readonly long[] bySeverity = new long[Enum.GetValues<Severity>().Length];

    /// <summary>The language, and whether secrets are shown.</summary>
    public RenderingOptions Options => options;

    /// <summary>Logins that were accepted.</summary>
    public long LoginsAccepted { get; private set; }

    /// <summary>Logins that were rejected.</summary>
    public long LoginsRejected { get; private set; }

    /// <summary>Transfers that succeeded.</summary>
    public long TransfersDone { get; private set; }

    /// <summary>Transfers that failed.</summary>
    public long TransfersFailed { get; private set; }

    /// <summary>Payload bytes of ended transfers from servers.</summary>
    public long BytesDown { get; private set; }

    /// <summary>Payload bytes of ended transfers from clients.</summary>
    public long BytesUp { get; private set; }

    /// <summary>What happened lately, but for findings; the latest last.</summary>
    public IReadOnlyCollection<WatchEvent> Lately => lately;

    /// <summary>What was found, the latest last.</summary>
    public IReadOnlyCollection<FindingFound> Findings => findings;

    /// <summary>What happened to the input, or an empty text.</summary>
    public string Note { get; set; } = "";

    /// <summary>How many findings of a severity there were.</summary>
    public long Found(Severity severity) => bySeverity[(int)severity];

    /// <summary>Something happened.</summary>
    public void Add(WatchEvent happened)
    {
        switch (happened)
        {
            case LoginAnswered login:
                LoginsAccepted += login.Accepted ? 1 : 0;
                LoginsRejected += login.Accepted ? 0 : 1;
                break;
            case TransferEnded ended:
                Add(ended);
                break;
            case TransferBegan when !options.Verbose:
                return;
            case FindingFound found:
                bySeverity[(int)found.Finding.Severity]++;
                Keep(findings, found);
                return;
        }

        Keep(lately, happened);
    }

    private void Add(TransferEnded ended)
    {
        bool isDone = ended.Exchange.FinalReply is { IsPositive: true };
        TransfersDone += isDone ? 1 : 0;
        TransfersFailed += isDone ? 0 : 1;
        if (ended.Data is not { } data)
            return;
        BytesDown += data.Sender == Side.Server ? data.Bytes : 0;
        BytesUp += data.Sender == Side.Client ? data.Bytes : 0;
    }

    private static void Keep<T>(Queue<T> queue, T item)
    {
        queue.Enqueue(item);
        if (queue.Count > MostKept)
            queue.Dequeue();
    }
}
