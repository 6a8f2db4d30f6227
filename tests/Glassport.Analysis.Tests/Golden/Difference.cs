namespace Glassport.Analysis.Tests.Golden;

/// <summary>A place where docs/explanation.md stands over the truth beside a golden capture.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Place">Where in the explanation, as <see cref="Comparison"/> names places.</param>
/// <param name="Truth">What the truth says there.</param>
/// <param name="Contract">What the contract asks for.</param>
/// <param name="Reason">Why.</param>
internal sealed record Difference(string Capture, string Place, string Truth, string Contract, string Reason);
