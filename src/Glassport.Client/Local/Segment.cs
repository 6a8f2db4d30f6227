namespace Glassport.Client.Local;

/// <summary>A part of a file that one session fetches.</summary>
/// <param name="start">Its first byte.</param>
/// <param name="end">The byte behind its last.</param>
internal sealed class Segment(long start, long end)
{
    /// <summary>Its first byte.</summary>
    public long Start { get; } = start;

    /// <summary>The byte behind its last.</summary>
    public long End { get; } = end;

    /// <summary>The first byte that is not there yet.</summary>
    public long Next { get; set; } = start;

    /// <summary>Whether all of it is there.</summary>
    public bool IsWhole => Next == End;

    /// <summary>Cuts a file into parts of one size, none smaller than that.</summary>
    /// <param name="size">The file's size.</param>
    /// <param name="count">How many parts at most.</param>
    /// <param name="least">The least bytes that are worth a session of their own.</param>
    public static Segment[] Cut(long size, int count, long least)
    {
        long parts = Math.Clamp(size / least, 1, Math.Max(1, count));
        return [.. Enumerable.Range(0, (int)parts).Select(i => new Segment(size * i / parts, size * (i + 1) / parts))];
    }
}
