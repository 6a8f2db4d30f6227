using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>A conversation in words and arrows, for a page that draws itself. Texts from the wire are as they are: whoever shows them escapes them.</summary>
/// <param name="Summary">One paragraph.</param>
/// <param name="Steps">The story, step by step.</param>
/// <param name="Findings">What is worth telling, most severe first.</param>
/// <param name="Arrows">The ladder, by packet.</param>
public sealed record ToldConversation(string Summary, IReadOnlyList<ToldStep> Steps, IReadOnlyList<ToldFinding> Findings, IReadOnlyList<ToldArrow> Arrows)
{
    private const int MostArrows = 5_000;

    /// <summary>Tells a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="explanation">The explanation that it is of; null while there is only the conversation.</param>
    /// <param name="around">The phases outside conversations that are told with it, such as ARP.</param>
    /// <param name="language">The language.</param>
    /// <param name="showSecrets">Whether secrets are shown.</param>
    public static ToldConversation Of(Conversation conversation, Explanation explanation, IReadOnlyList<Phase> around, Language language, bool showSecrets)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(explanation);
        Conversation shown = showSecrets ? conversation : SecretMask.Hide(conversation);
        return new(
            Storyteller.Summarise(shown, language),
            [.. StoryStep.Of(shown, around, verbose: false).Select(step => Tell(step, shown, explanation, language))],
            [.. conversation.Findings.Select(finding => ToldFinding.Of(finding, language))],
            [.. Ladder.Of(shown, Labels.For(language), acknowledgments: true, showSecrets).Take(MostArrows).Select(ToldArrow.Of)]);
    }

    private static ToldStep Tell(StoryStep step, Conversation conversation, Explanation explanation, Language language)
    {
        (string title, string packets, string text) = step.Tell(conversation, explanation, language);
        Phase phase = step.Phases[0];
        Phase last = step.Phases[^1];
        return new(
            Words.Of(phase.Name), title, packets, text, phase.Packets.Count > 0 ? phase.Packets[0].First : 0, last.Packets.Count > 0 ? last.Packets[^1].Last : 0,
            step.Phases.Count == 1 ? phase.DataConnection : null);
    }
}

/// <summary>A step of a story.</summary>
/// <param name="Phase">The contract's word for its phase, or for the first of several.</param>
/// <param name="Title">A few words.</param>
/// <param name="Packets">Its packets, as text.</param>
/// <param name="Text">What happened.</param>
/// <param name="First">Its first packet.</param>
/// <param name="Last">Its last packet.</param>
/// <param name="DataConnection">The data connection, or null.</param>
public sealed record ToldStep(string Phase, string Title, string Packets, string Text, long First, long Last, string? DataConnection);

/// <summary>A finding in words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Severity">The contract's word for how bad it is.</param>
/// <param name="Conversation">The conversation, or null.</param>
/// <param name="Title">What is wrong, in a line.</param>
/// <param name="Detail">How that was seen.</param>
/// <param name="Advice">What to do; may be empty.</param>
/// <param name="Packets">The packets that prove it.</param>
public sealed record ToldFinding(string Id, string Severity, string? Conversation, string Title, string Detail, string Advice, IReadOnlyList<long> Packets)
{
    /// <summary>Tells a finding.</summary>
    public static ToldFinding Of(Finding finding, Language language)
    {
        FindingWords words = FindingCatalog.Words(finding, language);
        return new(finding.Id, Words.Of(finding.Severity), finding.Conversation, words.Title, words.Detail, words.Advice ?? "", finding.Packets);
    }
}

/// <summary>An arrow of the ladder.</summary>
/// <param name="First">Its packet, or the first of several.</param>
/// <param name="Last">The last of several.</param>
/// <param name="Sender"><c>client</c> or <c>server</c>; null when that is not certain.</param>
/// <param name="Kind">What it is: <c>handshake</c>, <c>command</c>, <c>reply</c>, <c>negative-reply</c>, <c>payload</c>, <c>acknowledgment</c>, <c>encrypted</c>, <c>fin</c> or <c>reset</c>.</param>
/// <param name="Label">What stands on it.</param>
/// <param name="DataConnection">The data connection, or null for the control connection.</param>
/// <param name="ClientPort">The port at the client's end of the data connection.</param>
/// <param name="ServerPort">The port at the server's end.</param>
public sealed record ToldArrow(long First, long Last, string? Sender, string Kind, string Label, string? DataConnection, int ClientPort, int ServerPort)
{
    /// <summary>The arrow of a row.</summary>
    internal static ToldArrow Of(LadderRow row) => new(
        row.First, row.Last, row.Sender is { } sender ? Words.Of(sender) : null,
        row.Mark switch { LadderMark.NegativeReply => "negative-reply", LadderMark.Reset => "reset", _ => row.Mark.ToString().ToLowerInvariant() },
        row.Label, row.Lane?.Id, row.ClientPort, row.ServerPort);
}
