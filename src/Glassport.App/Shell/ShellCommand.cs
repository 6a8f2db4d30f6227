namespace Glassport.App.Shell;

/// <summary>A command of the shell.</summary>
/// <param name="Names">Its name, then others that it goes by.</param>
/// <param name="Usage">What follows the name. The words say what Tab completes: <c>remote-…</c>, <c>local-…</c>, <c>command</c>, <c>host</c>.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Least">The least words that must follow.</param>
/// <param name="RunAsync">Does it: the shell, and the words behind the name.</param>
/// <param name="TakesPatterns">Whether its words are patterns: what was quoted in them is marked by backslashes.</param>
/// <param name="CanRunBeside">Whether it can run beside the next commands, on a session of its own.</param>
internal sealed record ShellCommand(
    string[] Names, string Usage, string Summary, int Least, Func<ShellSession, string[], CancellationToken, Task> RunAsync,
    bool TakesPatterns = false, bool CanRunBeside = false)
{
    private readonly string[] operands = [.. Usage.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(static word => !word.StartsWith("[-", StringComparison.Ordinal))];

    /// <summary>What a word behind the name is.</summary>
    /// <param name="index">Which word, from 0.</param>
    /// <returns>The name in the usage, without brackets; empty when nothing belongs there.</returns>
    public string Operand(int index)
    {
        if (operands.Length > 0 && index >= operands.Length && operands[^1].TrimEnd(']').EndsWith('…'))
            index = operands.Length - 1;
        return index < operands.Length ? operands[index].Trim('[', ']', '…') : "";
    }
}
