namespace Glassport.Protocol.Listings;

/// <summary>Takes the words of a row one by one.</summary>
internal ref struct Words(ReadOnlySpan<char> row, int at = 0)
{
    private readonly ReadOnlySpan<char> row = row;

    /// <summary>Where the word just taken begins.</summary>
    public int Start { get; private set; } = at;

    /// <summary>The place behind the word just taken.</summary>
    public int End { get; private set; } = at;

    /// <summary>Takes the next word; false at the end of the row.</summary>
    public bool TryNext(out ReadOnlySpan<char> word)
    {
        int start = End;
        while (start < row.Length && row[start] is (' ' or '\t'))
            start++;
        int end = start;
        while (end < row.Length && row[end] is not (' ' or '\t'))
            end++;
        (Start, End) = (start, end);
        word = row[start..end];
        return end > start;
    }
}
