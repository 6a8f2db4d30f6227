using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Every phase and every finding of every golden capture has its words, in each language its own.</summary>
public sealed class GoldenWords
{
    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Every_phase_is_told(string capture)
    {
        Explanation explanation = (await GoldenCaptures.GetAsync(capture)).Explanation;
        Comparison comparison = new(capture);
        foreach (Phase phase in explanation.Phases)
            Check(phase, language => Storyteller.Tell(phase, explanation, language));
        foreach (Conversation conversation in explanation.Conversations)
        {
            foreach (Phase phase in conversation.Phases)
                Check(phase, language => Storyteller.Tell(phase, conversation, language));
            CheckTexts(conversation.Id, language => [Storyteller.Summarise(conversation, language)]);
        }

        comparison.Conclude();

        void Check(Phase phase, Func<Language, PhaseWords> tell) => CheckTexts($"{phase.Name} at {phase.Packets[0].First}", language =>
        {
            PhaseWords words = tell(language);
            return [words.Title, words.Text];
        });

        void CheckTexts(string place, Func<Language, string[]> tell) => CheckBoth(comparison, place, tell);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Every_finding_is_told(string capture)
    {
        Explanation explanation = (await GoldenCaptures.GetAsync(capture)).Explanation;
        Comparison comparison = new(capture);
        foreach (Finding finding in explanation.Conversations.SelectMany(static one => one.Findings).Concat(explanation.Findings))
        {
            CheckBoth(comparison, finding.Id, language =>
            {
                FindingWords words = FindingCatalog.Words(finding, language);
                return [words.Title, words.Detail, words.Advice];
            });
        }

        comparison.Conclude();
    }

    private static void CheckBoth(Comparison comparison, string place, Func<Language, string[]> tell)
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (string text in tell(language))
            {
                if (string.IsNullOrWhiteSpace(text) || text != text.Trim())
                    comparison.Fault($"{place}, {language}: \"{text}\"");
                if (text.Contains('{', StringComparison.Ordinal) || text.Contains("  ", StringComparison.Ordinal))
                    comparison.Fault($"{place}, {language}: something was not filled in: \"{text}\"");
                if (language == Language.Chinese && !text.Any(static letter => letter is >= '\u4E00' and <= '\u9FFF'))
                    comparison.Fault($"{place}: no Chinese: \"{text}\"");
            }
        }
    }
}
