namespace Glassport.Analysis.Filtering;

/// <summary>Cuts a filter into words at white space; one in single or double quotation marks may hold any.</summary>
internal struct FilterWords(string text)
{
    private int next;

    /// <summary>The word, without its quotation marks.</summary>
    public string Word { get; private set; } = "";

    /// <summary>Where it stands; the end of the text when there is none.</summary>
    public int Position { get; private set; }

    /// <summary>Whether it stood in quotation marks.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>Whether a quotation mark that it begins with has its other half.</summary>
    public bool IsClosed { get; private set; } = true;

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool MoveNext()
    {
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        Position = next;
        if (next == text.Length)
            return false;
        IsQuoted = text[next] is '"' or '\'';
        if (IsQuoted)
        {
            int end = text.IndexOf(text[next], next + 1);
            IsClosed = end >= 0;
            Word = text[(next + 1)..(IsClosed ? end : text.Length)];
            next = IsClosed ? end + 1 : text.Length;
            return true;
        }

        while (next < text.Length && !char.IsWhiteSpace(text[next]))
            next++;
        Word = text[Position..next];
        return true;
    }
}
