using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>Tells what happened, in words, from the model alone.</summary>
public static class Storyteller
{
    /// <summary>One paragraph for a whole conversation: who, where, what was done, and how it ended.</summary>
    public static string Summarise(Conversation conversation, Language language) => "";

    /// <summary>The words of a phase of <paramref name="conversation"/>.</summary>
    public static PhaseWords Tell(Phase phase, Conversation conversation, Language language) => default;

    /// <summary>The words of a phase outside any conversation: <c>arp</c>, <c>icmp</c>, <c>other</c>.</summary>
    public static PhaseWords Tell(Phase phase, Explanation explanation, Language language) => default;
}
