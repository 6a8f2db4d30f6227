namespace Glassport.App.WebConsole.Api;

/// <summary>What is wrong with a field of a request.</summary>
/// <param name="Field">Its path, such as <c>bindings[0].port</c>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record FieldProblem(string Field, string Message);
