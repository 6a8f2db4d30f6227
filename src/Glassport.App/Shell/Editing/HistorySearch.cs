namespace Glassport.App.Shell.Editing;

/// <summary>Ctrl-R: the newest line with a text in it, older ones with each further Ctrl-R.</summary>
/// <param name="history">Where to search.</param>
internal sealed class HistorySearch(History history)
{
    private string? wanted;
    private string unfinished = "";
    private int found;

    /// <summary>What stands before the line while a search goes on; else null.</summary>
    public string? Prompt => wanted is null ? null : $"(reverse-i-search)`{wanted}': ";

    /// <summary>Begins.</summary>
    /// <param name="line">The line that is being written, to come back to.</param>
    public void Begin(string line)
    {
        wanted = "";
        unfinished = line;
        found = history.Lines.Count;
    }

    /// <summary>Takes a key; one that does not belong to the search ends it, and means what it always does.</summary>
    /// <param name="key">The key.</param>
    /// <param name="line">The line, where what is found appears.</param>
    /// <returns>Whether it belonged to the search.</returns>
    public bool Press(ConsoleKeyInfo key, LineBuffer line)
    {
        switch (key)
        {
            case { KeyChar: '\u0012' }:
                Show(found, line);
                return true;
            case { KeyChar: '\u0007' } or { Key: ConsoleKey.Escape }:
                wanted = null;
                line.Set(unfinished);
                return true;
            case { Key: ConsoleKey.Backspace } or { KeyChar: '\b' or '\u007f' }:
                wanted = wanted!.Length > 0 ? wanted[..^1] : "";
                Show(history.Lines.Count, line);
                return true;
            case { KeyChar: var c } when !char.IsControl(c) && (key.Modifiers & ConsoleModifiers.Alt) == 0:
                wanted += c;
                Show(history.Lines.Count, line);
                return true;
            default:
                wanted = null;
                return false;
        }
    }

    private void Show(int before, LineBuffer line)
    {
        if (wanted is not { Length: > 0 } text || history.Find(text, before) is not (>= 0 and var index))
            return;
        found = index;
        line.Set(history.Lines[index]);
    }
}
