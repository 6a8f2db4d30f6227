namespace Glassport.App.WebConsole.Files;

/// <summary>The size of a file on a server.</summary>
/// <param name="Size">Bytes; null when there is no such file, or the server does not say.</param>
internal sealed record FileSize(long? Size);
