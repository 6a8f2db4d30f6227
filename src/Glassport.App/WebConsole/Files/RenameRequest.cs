namespace Glassport.App.WebConsole.Files;

/// <summary>A file or directory that is to be renamed.</summary>
/// <param name="From">Its path.</param>
/// <param name="To">Its new path.</param>
internal sealed record RenameRequest(string From, string To);
