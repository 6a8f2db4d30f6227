namespace Glassport.App.WebConsole.Sites;

/// <summary>A folder of this machine.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Exists">Whether it is there.</param>
internal sealed record FolderState(string Path, bool Exists);
