namespace Glassport.App.Shell;

/// <summary>A command of the shell.</summary>
/// <param name="Names">Its name, then others that it goes by.</param>
/// <param name="Usage">What follows the name.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Least">The least words that must follow.</param>
/// <param name="RunAsync">Does it: the shell, and the words behind the name.</param>
internal sealed record ShellCommand(string[] Names, string Usage, string Summary, int Least, Func<ShellSession, string[], CancellationToken, Task> RunAsync);
