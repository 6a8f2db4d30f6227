namespace Glassport.App.WebConsole.Files;

/// <summary>A directory that is to be made.</summary>
/// <param name="Path">Its path.</param>
internal sealed record PathRequest(string Path);
