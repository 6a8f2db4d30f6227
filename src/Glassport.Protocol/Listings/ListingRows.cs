namespace Glassport.Protocol.Listings;

/// <summary>The rows of a payload that are not empty, without their ends: CR LF (TYPE A), or LF alone (TYPE I and sloppy servers).</summary>
internal ref struct ListingRows(ReadOnlySpan<byte> payload)
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
            int end = rest.IndexOf((byte)'\n');
            var row = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            row = row.TrimEnd((byte)'\r');
            if (row.IsEmpty)
                continue;
            Current = row;
            return true;
        }

        return false;
    }
}
