using System.Globalization;
using System.Security.Cryptography;
using Glassport.Analysis.Model;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Running;

/// <summary>Compares what a scenario's capture was explained as with what the scenario says that a student should see.</summary>
public static class Lesson
{
    /// <summary>Every point, and whether it holds.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="conversations">The conversations of its capture.</param>
    /// <param name="captureFindings">What was found about the capture as a whole.</param>
    /// <param name="story">The explanation as English text, with any breaks between words.</param>
    public static IEnumerable<LessonPoint> Points(
        Scenario scenario, IReadOnlyList<Conversation> conversations, IReadOnlyList<Finding> captureFindings, string story)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Expectations see = scenario.See;
        Finding[] findings = [.. captureFindings, .. conversations.SelectMany(static one => one.Findings)];
        foreach (string id in see.Findings)
            yield return new(LessonKind.Finding, id, findings.Any(finding => IsOneOf(finding.Id, id)));
        if (see.NothingElse)
        {
            string[] others = [.. findings.Where(static one => one.Severity != Severity.Info && one.Id != "cleartext-password").Select(static one => one.Id).Where(found => !see.Findings.Any(id => IsOneOf(found, id))).Distinct()];
            yield return new(LessonKind.NothingElse, string.Join(", ", others), others.Length == 0);
        }

        if (see.Dialogue.Count > 0)
            yield return new(LessonKind.Dialogue, string.Join(" · ", see.Dialogue), IsIn(see.Dialogue, conversations));
        foreach (string name in see.Transfers)
            yield return new(LessonKind.Transfer, name, IsWhole(name, scenario, conversations));
        string words = Folded(story);
        foreach (string text in see.Says)
            yield return new(LessonKind.Says, text, text.Split('|').Any(one => words.Contains(Folded(one), StringComparison.Ordinal)));
    }

    private static bool IsIn(IReadOnlyList<string> dialogue, IReadOnlyList<Conversation> conversations)
    {
        int next = 0;
        foreach (Exchange exchange in conversations.SelectMany(static one => one.Exchanges))
        {
            if (next < dialogue.Count && dialogue[next].Split(' ') is [var verbs, var codes]
                && IsOneOf(exchange.Command.Verb, verbs) && exchange.FinalReply is { } reply && IsOneOf(reply.Code.ToString(CultureInfo.InvariantCulture), codes))
                next++;
        }

        return next == dialogue.Count;
    }

    // Whole is what arrived on the wire: the same bytes as the file that one of the two sides had before.
    private static bool IsWhole(string name, Scenario scenario, IReadOnlyList<Conversation> conversations) =>
        (scenario.Files.GetValueOrDefault(name) ?? scenario.Client.Files.GetValueOrDefault(name)) is { } content
        && conversations.SelectMany(static one => one.DataConnections).Any(data => data.Complete && data.Path?.EndsWith(name, StringComparison.Ordinal) == true
            && data.Sha256 == Convert.ToHexStringLower(SHA256.HashData(content.ToBytes().AsSpan((int)Math.Min(data.RestartOffset ?? 0, content.ToBytes().Length)))));

    private static bool IsOneOf(string one, string alternatives) => alternatives.Split('|').Contains(one);

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Something that a student should see.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words: an id, a dialogue, a file's name or a text; the ids that should not be there.</param>
/// <param name="Holds">Whether it is there.</param>
public sealed record LessonPoint(LessonKind Kind, string Text, bool Holds);

/// <summary>What kinds of things a student should see.</summary>
public enum LessonKind
{
    /// <summary>A finding.</summary>
    Finding,

    /// <summary>That nothing else is wrong.</summary>
    NothingElse,

    /// <summary>Commands and their replies, in this order.</summary>
    Dialogue,

    /// <summary>A file that was transferred whole.</summary>
    Transfer,

    /// <summary>A text in the story.</summary>
    Says,
}
