using Glassport.Analysis.Model;

namespace Glassport.App.Diagnoses;

/// <summary>What a symptom is a sign of, in words.</summary>
/// <param name="Id">The finding's id: one of docs/explanation.md, or one of docs/client.md.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is wrong, in a line.</param>
/// <param name="Detail">How that was seen.</param>
/// <param name="Advice">What to do.</param>
internal sealed record Diagnosis(string Id, Severity Severity, string Title, string Detail, string Advice);
