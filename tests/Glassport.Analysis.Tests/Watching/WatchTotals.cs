using System.Text;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Tests.Conversations;
using Glassport.Analysis.Tests.Golden;
using Glassport.Analysis.Watching;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Watching;

/// <summary>Who watches a capture is told what an explanation of it tells: neither less, nor more, nor anything twice.</summary>
public sealed class WatchTotals
{
    public static TheoryData<string> Captures =>
    [
        .. GoldenCaptures.Names.Select(GoldenCaptures.PathOf).Concat(Directory.EnumerateFiles(Repository.PathOf("tests", "corpus", "peers"), "*.pcapng"))
            .Select(static path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task The_same_findings(string capture)
    {
        (Explanation explanation, Watched watched) = await BothAsync(capture);
        HashSet<string> guessed = [.. explanation.Findings.Where(static f => f.Id == FindingCatalog.BruteForce).Select(static f => f.Values["client"])];

        Assert.Equal(Shown(Told.FindingsOf(explanation)), Shown(watched.Findings));

        // Rejected logins that are told of together are not told of one by one, but for those before it was known that they are many.
        string[] Shown(IEnumerable<Finding> findings) =>
        [
            .. findings.Where(f => f.Id != FindingCatalog.LoginFailed || guessed.Count == 0)
                .Select(static f => f.Id == FindingCatalog.BruteForce ? f.Id : $"{f.Id} {f.Conversation} {f.DataConnection}").Order(StringComparer.Ordinal),
        ];
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task The_same_logins_transfers_and_sessions(string capture)
    {
        (Explanation explanation, Watched watched) = await BothAsync(capture);
        List<Exchange> transfers = [.. explanation.Conversations.SelectMany(static c => c.Exchanges).Where(static e => e.Command.Verb is "RETR" or "STOR" or "APPE" or "STOU" or "LIST" or "NLST" or "MLSD")];

        Assert.Equal(transfers.Select(static e => Shown(e.Command, e.FinalReply)).Order(), watched.Events.OfType<TransferEnded>().Select(static e => Shown(e.Exchange.Command, e.Exchange.FinalReply)).Order());
        Assert.Equal(
            explanation.Conversations.SelectMany(static c => c.DataConnections).Where(static d => d.FinalReply is { Code: < 300 }).Select(static d => Moved(d, d.Path!)).Order(),
            watched.Events.OfType<TransferEnded>().Where(static e => e.Data?.FinalReply is { Code: < 300 }).Select(static e => Moved(e.Data!, e.Path)).Order());
        Assert.Equal(explanation.Conversations.Sum(static c => c.Login.Failures), watched.Events.OfType<LoginAnswered>().Count(static e => !e.Accepted));
        Assert.Equal(explanation.Conversations.Count(static c => c.Login.Outcome == LoginOutcome.Accepted), watched.Events.OfType<LoginAnswered>().Where(static e => e.Accepted).Select(static e => e.Session!.Id).Distinct().Count());
        Assert.Equal(explanation.Conversations.Select(static c => c.Id).Order(), watched.Events.OfType<SessionEnded>().Select(static e => e.Session!.Id).Order());
        Assert.Equal(explanation.Capture.Packets, watched.Last!.Packets);
        Assert.Equal(0, watched.Last.Open);

        static string Shown(Command command, Reply? reply) => $"{command.Packet} {command.Verb} {command.Argument} {reply?.Code}";
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task The_same_events_in_whatever_pieces_the_packets_come(string capture)
    {
        IReadOnlyList<Frame> frames = await Frame.AllOfAsync(Repository.PathOf(capture));
        List<string> told = [];
        foreach (int atATime in (int[])[1, 3, 64, 2048])
        {
            Watched watched = new();
            await Watched.OfAsync(new FrameSource(frames, atATime), new() { Watcher = watched });
            told.Add(string.Join('\n', watched.Events.Select(static e => WatchLine.Of(e, new() { Verbose = true }))));
        }

        Assert.Single(told.Distinct());
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task The_same_conversations(string capture)
    {
        IReadOnlyList<Frame> frames = await Frame.AllOfAsync(Repository.PathOf(capture));
        NdjsonRendering rendering = new();
        using MemoryStream explained = new(), watched = new();
        await Explainer.RunAsync(new FrameSource(frames), new(), rendering.Begin(explained, new()), CancellationToken.None);
        await Watched.OfAsync(frames, rendering.Begin(watched, new()));

        Assert.Equal(Lines(explained), Lines(watched));

        static string[] Lines(MemoryStream output) => [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n').Order(StringComparer.Ordinal)];
    }

    private static async Task<(Explanation Explanation, Watched Watched)> BothAsync(string capture)
    {
        string path = Repository.PathOf(capture);
        return (await Pipeline.ExplainAsync([path]), await Watched.OfAsync(await Frame.AllOfAsync(path)));
    }

    private static string Moved(DataConnection data, string path) => $"{data.Id} {data.Command} {path} {data.Bytes} {data.FinalReply} {data.Complete}";
}
