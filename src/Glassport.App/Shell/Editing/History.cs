namespace Glassport.App.Shell.Editing;

/// <summary>The lines that were entered before, and a place among them.</summary>
/// <param name="lines">The oldest first.</param>
internal sealed class History(IEnumerable<string> lines)
{
    private const int Most = 1000;

    private readonly List<string> entered = [.. lines.TakeLast(Most)];
    private int at = -1;
    private string unfinished = "";

    /// <summary>The lines, the oldest first.</summary>
    public IReadOnlyList<string> Lines => entered;

    /// <summary>Keeps a line, unless it is empty or the same again.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether it was kept.</returns>
    public bool Add(string line)
    {
        at = -1;
        if (line.Trim().Length == 0 || (entered.Count > 0 && entered[^1] == line))
            return false;
        entered.Add(line);
        if (entered.Count > Most)
            entered.RemoveAt(0);
        return true;
    }

    /// <summary>The line before, or null at the oldest.</summary>
    /// <param name="current">The line that is being written, to come back to.</param>
    public string? Previous(string current)
    {
        int next = at < 0 ? entered.Count - 1 : at - 1;
        if (next < 0)
            return null;
        if (at < 0)
            unfinished = current;
        at = next;
        return entered[at];
    }

    /// <summary>The line behind; behind the newest, what was being written; null when there is nothing behind.</summary>
    public string? Next()
    {
        if (at < 0)
            return null;
        at++;
        if (at < entered.Count)
            return entered[at];
        at = -1;
        return unfinished;
    }

    /// <summary>Forgets the place: the next line begins anew.</summary>
    public void Rewind() => at = -1;

    /// <summary>The newest line with a text in it, before a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">Only lines older than this one; <see cref="Lines"/>' count for all.</param>
    /// <returns>Its index, or -1.</returns>
    public int Find(string text, int before)
    {
        for (int index = Math.Min(before, entered.Count) - 1; index >= 0; index--)
        {
            if (entered[index].Contains(text, StringComparison.Ordinal))
                return index;
        }

        return -1;
    }
}
