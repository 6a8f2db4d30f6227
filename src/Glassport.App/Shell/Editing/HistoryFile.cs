using Glassport.App.Remote;

namespace Glassport.App.Shell.Editing;

/// <summary>
/// The history from one run to the next: a file that its owner alone reads, without the lines that hold a password. What cannot be read or
/// written is forgotten: a shell works without.
/// </summary>
internal sealed class HistoryFile
{
    private readonly string path;

    private HistoryFile(string path, History history)
    {
        this.path = path;
        History = history;
    }

    /// <summary>The lines.</summary>
    public History History { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    public static HistoryFile Open(string path)
    {
        try
        {
            return new(path, new(File.Exists(path) ? File.ReadAllLines(path) : []));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(path, new([]));
        }
    }

    /// <summary>Keeps a line, for this run and, unless it holds a password, for the next.</summary>
    /// <param name="line">The line.</param>
    public void Add(string line)
    {
        if (!History.Add(line))
            return;
        try
        {
            OwnerOnlyFile.Write(path, string.Join('\n', History.Lines.Where(static kept => !HoldsPassword(kept))) + "\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A read-only home: this run has its history all the same.
        }
    }

    /// <summary>Whether a line names a secret: a password behind a user, PASS or ACCT sent as they are, an address with a password in it.</summary>
    /// <param name="line">The line.</param>
    public static bool HoldsPassword(string line)
    {
        var words = ShellLine.Parse(line).Words;
        if (words.Length == 0)
            return false;
        return ShellCommands.Find(words[0].Text, out _)?.Names[0] switch
        {
            "user" => words.Length > 2,
            "quote" => words.Skip(1).Any(static word => word.Text.Equals("PASS", StringComparison.OrdinalIgnoreCase) || word.Text.Equals("ACCT", StringComparison.OrdinalIgnoreCase)),
            "site" => words.Skip(1).Any(static word => word.Text.Contains("PASS", StringComparison.OrdinalIgnoreCase) || word.Text.Contains("PSWD", StringComparison.OrdinalIgnoreCase)),
            "open" or "!" => words.Skip(1).Any(static word => word.Text.Split('@')[0].Split("://")[^1].Contains(':') && word.Text.Contains('@')),
            _ => false,
        };
    }
}
