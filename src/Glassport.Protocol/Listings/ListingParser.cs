using System.Buffers;
using System.Text;
using Glassport.Protocol.Listings.Dialects;
using Glassport.Protocol.Text;

namespace Glassport.Protocol.Listings;

/// <summary>
/// Reads the payload of LIST, NLST, MLSD or STAT. Each row is read by the dialect that most rows of the listing speak, or else by
/// the first that can; what none can read is counted. Never throws, whatever the bytes.
/// </summary>
/// <param name="command">The verb that asked for the listing, or null when it is not known.</param>
public sealed class ListingParser(Verb? command = null)
{
    private readonly ArrayBufferWriter<byte> payload = new();
    private bool truncated;

    /// <summary>Takes the next bytes of the payload; beyond <see cref="Limits.ListingBytes"/> they are dropped.</summary>
    /// <param name="chunk">The bytes as the data connection carried them.</param>
    public void Feed(ReadOnlySpan<byte> chunk)
    {
        int room = Limits.ListingBytes - payload.WrittenCount;
        truncated |= chunk.Length > room;
        payload.Write(chunk[..Math.Min(chunk.Length, room)]);
    }

    /// <summary>Reads what came.</summary>
    /// <param name="encoding">The names' encoding, or null for UTF-8 where it is, Latin-1 where not.</param>
    public Listing Finish(Encoding? encoding = null)
    {
        var listing = Parse(payload.WrittenSpan, command, encoding);
        return truncated ? listing with { IsTruncated = true } : listing;
    }

    /// <summary>Reads a whole payload at once.</summary>
    /// <param name="payload">The bytes as the data connection carried them.</param>
    /// <param name="command">The verb that asked for the listing, or null when it is not known.</param>
    /// <param name="encoding">The names' encoding, or null for UTF-8 where it is, Latin-1 where not.</param>
    public static Listing Parse(ReadOnlySpan<byte> payload, Verb? command = null, Encoding? encoding = null)
    {
        bool truncated = payload.Length > Limits.ListingBytes;
        payload = truncated ? payload[..Limits.ListingBytes] : payload;
        char[] row = new char[Math.Min(payload.Length, Limits.ListingRowBytes)];
        var order = DialectChoice.For(payload, command, row);

        var entries = new List<ListingEntry>();
        int unreadable = 0;
        foreach (var bytes in new ListingRows(payload, joining: order[0] is VmsDialect))
        {
            if (bytes.Length > row.Length)
            {
                unreadable++;
                continue;
            }

            var text = row.AsSpan(0, Encoding.Latin1.GetChars(bytes, row));
            var reading = Read(order, text, out var read, out string dialect);
            if (reading == RowReading.Entry)
                entries.Add(Entry(bytes, read, dialect, encoding));
            else if (reading == RowReading.Unreadable)
                unreadable++;
        }

        string? main = entries.Count == 0 ? null : order[0].Name;
        return new(entries, unreadable, main, truncated);
    }

    private static RowReading Read(IReadOnlyList<IListingDialect> order, ReadOnlySpan<char> row, out ListingRow read, out string dialect)
    {
        for (int i = 0; i < order.Count; i++)
        {
            dialect = order[i].Name;
            var reading = order[i].Read(row, out read);
            if (reading != RowReading.Unreadable)
                return reading;
        }

        read = default;
        dialect = "";
        return RowReading.Unreadable;
    }

    private static ListingEntry Entry(ReadOnlySpan<byte> bytes, in ListingRow row, string dialect, Encoding? encoding)
    {
        ReadOnlySpan<byte> name = row.NameType is { } type ? [.. bytes[row.Name], (byte)'.', .. bytes[type]] : bytes[row.Name];
        return new(
            NameEncoding.Decode(name, encoding),
            row.Kind,
            row.Size,
            row.Modified,
            row.Permissions,
            row.LinkTarget is { } target ? NameEncoding.Decode(bytes[target], encoding) : null,
            dialect,
            Ascii.IsValid(name) ? null : name.ToArray(),
            row.SizeIsRounded);
    }
}
