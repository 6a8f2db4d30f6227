namespace Glassport.Protocol.Listings.Dialects;

/// <summary>What stands behind the permissions in a row of <c>ls -l</c>.</summary>
/// <param name="Size">Bytes, or null where the row does not say.</param>
/// <param name="SizeIsRounded">See <see cref="ListingEntry"/>.</param>
/// <param name="Modified">ISO 8601 as far as known.</param>
/// <param name="NameStart">Where the name begins. One blank divides it from the time; more are its own.</param>
internal readonly record struct UnixColumns(long? Size, bool SizeIsRounded, string Modified, int NameStart)
{
    /// <summary>Finds the first time that has a size before it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Behind the permissions. A link count of many digits, or an ACL mark, may touch them: <c>-rw-r--r--+1 …</c></param>
    /// <param name="usual">True for the sizes and times that most servers write; false for those of all others too.</param>
    /// <param name="columns">What was found.</param>
    public static bool TryFind(ReadOnlySpan<char> row, int at, bool usual, out UnixColumns columns)
    {
        columns = default;
        var words = new Words(row, at);
        ReadOnlySpan<char> size = default;
        while (true)
        {
            var before = size;
            if (!words.TryNext(out size))
                return false;
            // "1, 3" and "8,0" are the numbers of a device.
            bool device = before is [.., ','] || size.Contains(',');
            bool exact = ListingNumber.TrySize(size, out long bytes);
            bool rounded = !exact && !usual && ListingNumber.TryRoundedSize(size, out bytes);
            // A long group's name may touch the size; how many of the digits are the name's, nobody can tell.
            bool glued = !usual && char.IsAsciiDigit(size[^1]);
            if (!device && !exact && !rounded && !glued)
                continue;
            string modified = "";
            int end = 0;
            bool found = UnixTime.TryRead(row, words.End, out modified, out end) || (!usual && LocalTime.TryRead(row, words.End, out modified, out end));
            if (!found || end >= row.Length - 1)
                continue;
            // NetPresenz counts what is in a folder.
            bool known = (exact || rounded) && before is not ([.., ','] or "folder");
            columns = new(known ? bytes : null, known && rounded, modified, end + 1);
            return true;
        }
    }
}
