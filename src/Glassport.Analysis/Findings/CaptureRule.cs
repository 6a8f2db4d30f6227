using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>What the rules about the capture as a whole have in common.</summary>
/// <param name="id">The id of docs/explanation.md.</param>
/// <param name="severity">How bad it is.</param>
internal abstract class CaptureRule(string id, Severity severity) : ICaptureRule
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Severity Severity => severity;

    /// <inheritdoc/>
    public abstract IEnumerable<Finding> Check(CaptureView capture);

    /// <inheritdoc/>
    public FindingWords Words(Finding finding, Language language)
    {
        Evidence seen = new(finding, language);
        return language == Language.Chinese ? Chinese(seen) : English(seen);
    }

    /// <summary>The words in English.</summary>
    protected abstract FindingWords English(Evidence seen);

    /// <summary>The words in Simplified Chinese.</summary>
    protected abstract FindingWords Chinese(Evidence seen);
}
