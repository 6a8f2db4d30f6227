namespace Glassport.App.WebConsole.Api;

/// <summary>A new password for whoever is logged in.</summary>
/// <param name="Current">The present one.</param>
/// <param name="Next">The new one.</param>
internal sealed record PasswordChange(string Current, string Next);
