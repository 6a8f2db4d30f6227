using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses;

/// <summary>A sign of something that can be wrong, as the client sees it from its end. A symptom keeps no state.</summary>
internal interface ISymptom
{
    /// <summary>The finding's id.</summary>
    string Id { get; }

    /// <summary>Looks for it; null when it is not there.</summary>
    /// <param name="session">The session.</param>
    /// <param name="language">The language of the words.</param>
    Diagnosis? Look(SessionFacts session, Language language);
}
