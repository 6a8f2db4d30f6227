using System.Globalization;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses;

/// <summary>A symptom of what <c>explain</c> finds in packets too: title and advice are the catalogue's, what was seen is told from the client's end.</summary>
/// <param name="id">The finding's id in docs/explanation.md.</param>
internal abstract class KnownSymptom(string id) : ISymptom
{
    private static readonly Dictionary<string, Severity> Severities = FindingCatalog.Rules.ToDictionary(static rule => rule.Id, static rule => rule.Severity);

    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public abstract Diagnosis? Look(SessionFacts session, Language language);

    /// <summary>The diagnosis.</summary>
    /// <param name="session">The session; where it went well all the same, an error is a warning.</param>
    /// <param name="language">The language.</param>
    /// <param name="english">What was seen, in English.</param>
    /// <param name="chinese">What was seen, in Chinese.</param>
    /// <param name="values">The values that the catalogue's title and advice use.</param>
    protected Diagnosis Found(SessionFacts session, Language language, string english, string chinese, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Dictionary<string, string> texts = [];
        foreach (var (name, value) in values)
        {
            if (value is not null)
                texts[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        var severity = Severities[id];
        var words = FindingCatalog.Words(new(id, severity, null, null, [], texts), language);
        return new(
            id, severity == Severity.Error && session.Failure is null ? Severity.Warning : severity, words.Title, language == Language.Chinese ? chinese : english, words.Advice ?? "");
    }
}
