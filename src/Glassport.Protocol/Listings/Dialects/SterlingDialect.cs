using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// Sterling Connect:Enterprise, whose rows are batches of a mailbox: flags, protocol, format, originator, batch number, size, time and the
/// batch's name, <c>-C--E-----FTP B MAILBOX1     7670  1294495 Jan 13 07:42 name</c>.
/// </summary>
internal sealed class SterlingDialect : IListingDialect
{
    private const int FlagsLength = 10;
    private const int ProtocolLength = 3;

    private static readonly SearchValues<char> FlagCharacters = SearchValues.Create("-ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public string Name => "sterling";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var flags) || flags.Length != FlagsLength + ProtocolLength || flags[0] != '-'
            || flags.ContainsAnyExcept(FlagCharacters) || flags[FlagsLength..].Contains('-'))
            return RowReading.Unreadable;
        if (!words.TryNext(out var format) || format.Length != 1 || !words.TryNext(out _)
            || !words.TryNext(out var batch) || !ListingNumber.TrySize(batch, out _)
            || !words.TryNext(out var sizeText) || !ListingNumber.TrySize(sizeText, out long size)
            || !UnixTime.TryRead(row, words.End, out string modified, out int end) || end >= row.Length - 1)
            return RowReading.Unreadable;
        read = new(ListingKind.File, (end + 1)..row.Length, size, modified, flags[..FlagsLength].ToString());
        return RowReading.Entry;
    }
}
