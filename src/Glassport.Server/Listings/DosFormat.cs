using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>Rows as <c>dir</c> and IIS write them: <c>11-21-26  08:01PM                  111 b.txt</c>.</summary>
/// <param name="zone">The time zone of the times.</param>
internal sealed class DosFormat(TimeZoneInfo zone) : IListingFormat
{
    /// <inheritdoc/>
    public int Overhead => 64;

    /// <inheritdoc/>
    public int Write(in FileEntry entry, ReadOnlySpan<byte> name, Span<byte> row)
    {
        var time = TimeZoneInfo.ConvertTimeFromUtc(entry.Modified, zone);
        RowWriter writer = new(row);
        writer.WriteNumber(time.Month, 2, (byte)'0');
        writer.Write((byte)'-');
        writer.WriteNumber(time.Day, 2, (byte)'0');
        writer.Write((byte)'-');
        writer.WriteNumber(time.Year % 100, 2, (byte)'0');
        writer.Write("  "u8);
        writer.WriteNumber(time.Hour % 12 == 0 ? 12 : time.Hour % 12, 2, (byte)'0');
        writer.Write((byte)':');
        writer.WriteNumber(time.Minute, 2, (byte)'0');
        writer.Write(time.Hour < 12 ? "AM"u8 : "PM"u8);
        if (entry.Kind == EntryKind.Directory)
            writer.Write("       <DIR>         "u8);
        else
            writer.WriteNumber(entry.Length, 21);
        writer.Write((byte)' ');
        writer.WriteName(name);
        writer.Write("\r\n"u8);
        return writer.Length;
    }
}
