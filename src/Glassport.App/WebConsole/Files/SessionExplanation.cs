namespace Glassport.App.WebConsole.Files;

/// <summary>What was tried in a session, and what is amiss with it.</summary>
/// <param name="Tried">What was done, step by step.</param>
/// <param name="Findings">What is amiss.</param>
internal sealed record SessionExplanation(IReadOnlyList<string> Tried, IReadOnlyList<ExplainedFinding> Findings);
