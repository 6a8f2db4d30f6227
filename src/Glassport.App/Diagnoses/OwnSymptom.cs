using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses;

/// <summary>A symptom of what only the client can see; docs/client.md lists the ids.</summary>
/// <param name="id">The id.</param>
/// <param name="severity">How bad it is.</param>
internal abstract class OwnSymptom(string id, Severity severity) : ISymptom
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Diagnosis? Look(SessionFacts session, Language language)
    {
        if (!IsThere(session))
            return null;
        var (title, detail, advice) = language == Language.Chinese ? Chinese(session) : English(session);
        return new(id, severity, title, detail, advice);
    }

    /// <summary>Whether it is there.</summary>
    /// <param name="session">The session.</param>
    protected abstract bool IsThere(SessionFacts session);

    /// <summary>Title, what was seen and what to do, in English.</summary>
    /// <param name="session">The session.</param>
    protected abstract (string Title, string Detail, string Advice) English(SessionFacts session);

    /// <summary>The same in Chinese.</summary>
    /// <param name="session">The session.</param>
    protected abstract (string Title, string Detail, string Advice) Chinese(SessionFacts session);
}
