namespace Glassport.App.WebConsole.Api;

/// <summary>A token that is to be made for whoever asks.</summary>
/// <param name="Purpose">What it is for.</param>
internal sealed record TokenRequest(string Purpose);
