using Glassport.Analysis.Model;
using Glassport.Analysis.Watching;

namespace Glassport.Analysis.Story;

/// <summary>Tells what happened, in words, from the model alone.</summary>
public static class Storyteller
{
    /// <summary>One paragraph for a whole conversation: who, where, what was done, and how it ended.</summary>
    public static string Summarise(Conversation conversation, Language language) => SummaryStory.Tell(conversation, language);

    /// <summary>The words of a phase of <paramref name="conversation"/>.</summary>
    public static PhaseWords Tell(Phase phase, Conversation conversation, Language language)
    {
        Scene scene = new(phase, conversation, language);
        return phase.Name switch
        {
            PhaseName.ControlHandshake => HandshakeStory.Tell(scene),
            PhaseName.Greeting => GreetingStory.Tell(scene),
            PhaseName.Login => LoginStory.Tell(scene),
            PhaseName.Tls => TlsStory.Tell(scene),
            PhaseName.List or PhaseName.Download or PhaseName.Upload or PhaseName.Negotiation => TransferStory.Tell(scene),
            PhaseName.ControlClose => ClosingStory.Tell(scene),
            PhaseName.Unsolicited => UnsolicitedStory.Tell(scene),
            PhaseName.Other or PhaseName.Arp or PhaseName.Icmp => OtherStory.Tell(scene),
            _ => DialogueStory.Tell(scene),
        };
    }

    /// <summary>What happened, in a sentence or two. What an exchange holds is told as it is: mask it before.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="language">The language.</param>
    /// <param name="verbose">Whether a finding is told with its detail and with what can be done.</param>
    public static string Tell(WatchEvent happened, Language language, bool verbose) => WatchStory.Tell(happened, language, verbose);

    /// <summary>The words of a phase outside any conversation: <c>arp</c>, <c>icmp</c>, <c>other</c>.</summary>
    public static PhaseWords Tell(Phase phase, Explanation explanation, Language language) =>
        CaptureStory.Tell(phase, explanation, language);
}
