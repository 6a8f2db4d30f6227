using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Every rule there is, in the order of docs/explanation.md.</summary>
public static class FindingCatalog
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<IFindingRule> Rules { get; } = [];

    /// <summary>What the conversation rules find, most severe first, then by first packet.</summary>
    public static IReadOnlyList<Finding> Check(Conversation conversation) => [];

    /// <summary>What the capture rules find, in the same order.</summary>
    public static IReadOnlyList<Finding> Check(CaptureView capture) => [];

    /// <summary>The words of a finding.</summary>
    public static FindingWords Words(Finding finding, Language language) => default;
}
