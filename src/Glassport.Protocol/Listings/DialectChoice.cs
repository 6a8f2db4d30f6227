using System.Text;

namespace Glassport.Protocol.Listings;

/// <summary>Finds out which dialect a listing speaks.</summary>
internal static class DialectChoice
{
    // A server does not change its dialect within a listing: the first rows tell.
    private const int SampleRows = 64;

    /// <summary>
    /// The dialects in the order in which they shall be asked. NLST gives bare names unless every row is written in one other
    /// dialect ("NLST -l"). The others give bare names when no row can be read and none has a blank, as some small servers do. A heading
    /// in the first row tells the dialect by itself, but not to NLST: there it is the name of a file.
    /// </summary>
    public static IReadOnlyList<IListingDialect> For(ReadOnlySpan<byte> payload, Verb? command, char[] buffer)
    {
        var known = ListingDialects.Recognizable;
        Span<int> entries = stackalloc int[known.Count];
        Span<int> refused = stackalloc int[known.Count];
        int rows = 0;
        bool blanks = false;
        IListingDialect? headed = null;
        foreach (var bytes in new ListingRows(payload, joining: true))
        {
            if (bytes.Length > buffer.Length)
                continue;
            var row = buffer.AsSpan(0, Encoding.Latin1.GetChars(bytes, buffer));
            blanks |= row.ContainsAny(' ', '\t');
            for (int i = 0; i < known.Count; i++)
            {
                var reading = known[i].Read(row, out _);
                entries[i] += reading == RowReading.Entry ? 1 : 0;
                refused[i] += reading == RowReading.Unreadable ? 1 : 0;
                if (rows == 0 && reading == RowReading.Remark && command != Verbs.Nlst && known[i] is IHeadedDialect dialect)
                    headed = dialect.BelowHeading;
            }

            if (++rows == SampleRows)
                break;
        }

        if (headed is not null)
            return [headed, .. known.Where(dialect => dialect.Name != headed.Name)];
        int best = 0;
        for (int i = 1; i < known.Count; i++)
            best = entries[i] > entries[best] ? i : best;

        bool bare = command == Verbs.Nlst ? entries[best] == 0 || refused[best] > 0 : entries[best] == 0 && !blanks;
        if (bare)
            return [ListingDialects.BareNames];
        return [known[best], .. known.Where(dialect => dialect != known[best])];
    }
}
