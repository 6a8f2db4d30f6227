namespace Glassport.App.WebConsole.Api;

/// <summary>A login.</summary>
/// <param name="Name">The account.</param>
/// <param name="Password">Its password.</param>
internal sealed record LoginRequest(string Name, string Password);
