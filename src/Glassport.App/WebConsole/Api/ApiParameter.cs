namespace Glassport.App.WebConsole.Api;

/// <summary>A parameter of a request, for the OpenAPI document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it says.</param>
/// <param name="Type">JSON Schema's word: <c>string</c>, <c>integer</c> or <c>boolean</c>.</param>
internal sealed record ApiParameter(string Name, string Description, string Type = "string");
