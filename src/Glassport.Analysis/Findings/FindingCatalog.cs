using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Every rule there is, in the order of docs/explanation.md.</summary>
public static class FindingCatalog
{
    /// <summary>How many findings of one id a conversation, or the capture, lists; the last one tells how many more there are.</summary>
    public const int MostOfOneId = 100;

    private const string More = "more";

    /// <summary>The id of a rejected login.</summary>
    public const string LoginFailed = "login-failed";

    /// <summary>The id of many rejected logins.</summary>
    public const string BruteForce = "brute-force";

    /// <summary>The id of a session whose end is not in the capture.</summary>
    public const string StillOpen = "still-open";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<IFindingRule> Rules { get; } =
    [
        new CleartextPassword(),
        new LoginFailed(),
        new BruteForce(),
        new ConnectionRefused(),
        new ConnectionTimeout(),
        new ActiveDataRefused(),
        new ActiveDataBlocked(),
        new PassiveDataRefused(),
        new PassiveDataBlocked(),
        new PasvUnroutableAddress(),
        new PasvAddressMismatch(),
        new PortAddressMismatch(),
        new BounceAttempt(),
        new Fxp(),
        new DataPortUnexpected(),
        new DataPeerUnexpected(),
        new IncompleteTransfer(),
        new Aborted(),
        new Resume(),
        new DataClosedByReceiver(),
        new ServerLost(),
        new ClientLost(),
        new IdleTimeout(),
        new ServiceRefused421(),
        new ClosedWithoutQuit(),
        new StillOpen(),
        new CommandFailed(),
        new UnansweredCommand(),
        new SlowReply(),
        new AsciiModeBinaryDamage(),
        new PacketLoss(),
        new Reordering(),
        new Duplicates(),
        new ZeroWindow(),
        new TlsNotOffered(),
        new TlsWeak(),
        new TlsCommandInjection(),
        new EncryptedControl(),
        new EncryptedData(),
        new MidStream(),
        new SnaplenTruncated(),
        new CaptureLoss(),
        new CaptureDuplicates(),
        new NotFtp(),
    ];

    private static Dictionary<string, IFindingRule> ById { get; } = Rules.ToDictionary(rule => rule.Id);

    /// <summary>What the conversation rules find, most severe first, then by first packet.</summary>
    public static IReadOnlyList<Finding> Check(Conversation conversation) => Check(conversation, Settled.WithConversation);

    /// <summary>The same of a conversation that goes on, by the rules whose findings are final by now.</summary>
    public static IReadOnlyList<Finding> Check(Conversation conversation, Settled by)
    {
        List<Finding> found = [];
        foreach (IFindingRule rule in Rules)
        {
            if (rule is IConversationRule conversational && conversational.Settled <= by)
                Bounded(conversational.Check(conversation), found);
        }

        Explanations.RemoveExplained(found);
        return Sorted(found);
    }

    /// <summary>What the capture rules find, in the same order.</summary>
    public static IReadOnlyList<Finding> Check(CaptureView capture)
    {
        List<Finding> found = [];
        foreach (IFindingRule rule in Rules)
        {
            if (rule is ICaptureRule general)
                Bounded(general.Check(capture), found);
        }

        return Sorted(found);
    }

    /// <summary>The words of a finding; empty for an id that no rule has.</summary>
    public static FindingWords Words(Finding finding, Language language)
    {
        if (!ById.TryGetValue(finding.Id, out IFindingRule? rule))
            return new FindingWords("", "", "");
        FindingWords words = rule.Words(finding, language);
        if (!finding.Values.TryGetValue(More, out string? more))
            return words;
        return words with
        {
            Detail = words.Detail + (language == Language.Chinese ? $"（同类的还有 {more} 处，未列出。）" : $" ({more} more of this kind are not listed.)"),
        };
    }

    /// <summary>
    /// The findings of conversations without the rejected logins that a brute-force finding of the capture counts already: what
    /// is said of the whole capture is said once.
    /// </summary>
    public static IEnumerable<Finding> Uncovered(IEnumerable<Finding> ofConversations, IEnumerable<Finding> ofCapture)
    {
        HashSet<long> covered = [.. ofCapture.Where(static f => f.Id == BruteForce).SelectMany(static f => f.Packets)];
        return covered.Count == 0
            ? ofConversations
            : ofConversations.Where(f => f.Id != LoginFailed || !f.Packets.Any(covered.Contains));
    }

    /// <summary>Whether a conversation has at most one finding of that id.</summary>
    public static bool IsOnce(string id) => ById.TryGetValue(id, out IFindingRule? rule) && rule is IConversationRule { IsOnce: true };

    private static List<Finding> Sorted(List<Finding> findings) =>
        [.. findings.OrderBy(f => f.Severity).ThenBy(f => f.Packets.Count > 0 ? f.Packets[0] : long.MaxValue)];

    private static void Bounded(IEnumerable<Finding> findings, List<Finding> found)
    {
        int kept = 0;
        long more = 0;
        foreach (Finding finding in findings)
        {
            if (kept++ < MostOfOneId)
                found.Add(finding);
            else
                more++;
        }

        if (more > 0)
            found[^1] = found[^1] with { Values = new Dictionary<string, string>(found[^1].Values) { [More] = $"{more:N0}" } };
    }
}
