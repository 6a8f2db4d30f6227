using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>One kind of finding: when it applies, and its words in every language. A rule keeps no state.</summary>
public interface IFindingRule
{
    /// <summary>The id of docs/explanation.md; never reused or renamed.</summary>
    string Id { get; }

    /// <summary>How bad it is.</summary>
    Severity Severity { get; }

    /// <summary>The words for <paramref name="finding"/>, which this rule made.</summary>
    FindingWords Words(Finding finding, Language language);
}

/// <summary>A rule that looks at one conversation.</summary>
public interface IConversationRule : IFindingRule
{
    /// <summary>What it finds in <paramref name="conversation"/>.</summary>
    IEnumerable<Finding> Check(Conversation conversation);
}

/// <summary>A rule that looks at the capture as a whole.</summary>
public interface ICaptureRule : IFindingRule
{
    /// <summary>What it finds in <paramref name="capture"/>.</summary>
    IEnumerable<Finding> Check(CaptureView capture);
}
