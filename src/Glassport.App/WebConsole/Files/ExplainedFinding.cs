namespace Glassport.App.WebConsole.Files;

/// <summary>Something amiss, in words.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c>, <c>notice</c> or <c>info</c>.</param>
/// <param name="Title">What is wrong, in a line.</param>
/// <param name="Detail">How that was seen.</param>
/// <param name="Advice">What to do.</param>
internal sealed record ExplainedFinding(string Id, string Severity, string Title, string Detail, string Advice);
