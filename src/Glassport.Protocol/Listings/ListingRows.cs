using Glassport.Protocol.Listings.Dialects;

namespace Glassport.Protocol.Listings;

/// <summary>The rows of a payload that are not empty, without their ends: CR LF (TYPE A), or LF alone (TYPE I and sloppy servers).</summary>
/// <param name="payload">The payload.</param>
/// <param name="joining">True when the two lines that VMS takes for a long name are one row, with a line's end within it.</param>
internal ref struct ListingRows(ReadOnlySpan<byte> payload, bool joining)
{
    private ReadOnlySpan<byte> rest = payload;

    /// <summary>The row.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Makes it usable in foreach.</summary>
    public readonly ListingRows GetEnumerator() => this;

    /// <summary>Goes to the next row that is not empty.</summary>
    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            var whole = rest;
            var row = Line(ref rest);
            if (row.IsEmpty)
                continue;
            if (joining && VmsDialect.IsNameAlone(row))
            {
                var behind = rest;
                var next = Line(ref behind);
                if (VmsDialect.GoesOn(next))
                {
                    row = whole[..(whole.Length - rest.Length + next.Length)];
                    rest = behind;
                }
            }

            Current = row;
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Line(scoped ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
