namespace Glassport.App.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Mark">How it came out.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Advice">What to do; no words when nothing is to be done.</param>
/// <param name="Findings">The ids of what is behind it, as <c>--explain</c> names them.</param>
internal sealed record CheckResult(ICheck Check, Mark Mark, Phrase Seen, Phrase Advice, IReadOnlyList<string> Findings);
