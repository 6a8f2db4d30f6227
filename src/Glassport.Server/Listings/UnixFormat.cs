using System.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>Rows as <c>ls -l</c> writes them, which is what clients without MLSD parse.</summary>
internal sealed class UnixFormat : IListingFormat
{
    // A file this far from today shows its year instead of its time, as ls has it.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(182);

    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    private readonly DateTime now;
    private readonly TimeZoneInfo zone;
    private readonly byte[]? owner;
    private readonly OwnerNames? names;

    /// <summary>Chooses how times and owners are shown.</summary>
    /// <param name="now">Today, in UTC.</param>
    /// <param name="zone">The time zone of the times.</param>
    /// <param name="owner">A name that stands for every owner and group, or null for the real ones.</param>
    /// <param name="names">Names of owners and groups, or null for numbers.</param>
    public UnixFormat(DateTime now, TimeZoneInfo zone, string? owner, OwnerNames? names)
    {
        this.now = now;
        this.zone = zone;
        this.names = names;
        this.owner = owner is null ? null : Encoding.UTF8.GetBytes(owner);
    }

    /// <inheritdoc/>
    public int Overhead => 192;

    /// <inheritdoc/>
    public int Write(in FileEntry entry, ReadOnlySpan<byte> name, Span<byte> row)
    {
        RowWriter writer = new(row);
        WriteMode(ref writer, entry);
        writer.Write((byte)' ');
        writer.WriteNumber(entry.Links, 4);
        writer.Write((byte)' ');
        WriteOwner(ref writer, entry.Owner, isGroup: false);
        writer.Write((byte)' ');
        WriteOwner(ref writer, entry.Group, isGroup: true);
        writer.Write((byte)' ');
        writer.WriteNumber(entry.Length, 12);
        writer.Write((byte)' ');
        WriteTime(ref writer, entry.Modified);
        writer.Write((byte)' ');
        writer.WriteName(name);
        if (entry.Target is { } target)
        {
            writer.Write(" -> "u8);
            Span<byte> bytes = stackalloc byte[1024];
            if (Encoding.UTF8.TryGetBytes(target, bytes, out int length))
                writer.WriteName(bytes[..length]);
        }

        writer.Write("\r\n"u8);
        return writer.Length;
    }

    private static void WriteMode(ref RowWriter writer, in FileEntry entry)
    {
        writer.Write(entry.Kind switch
        {
            EntryKind.Directory => (byte)'d',
            EntryKind.Link => (byte)'l',
            EntryKind.Special => (byte)'p',
            _ => (byte)'-',
        });
        for (int bit = 8; bit >= 0; bit--)
            writer.Write((entry.Mode >> bit & 1) == 0 ? (byte)'-' : "xwr"u8[bit % 3]);
    }

    private void WriteOwner(ref RowWriter writer, uint number, bool isGroup)
    {
        if (owner is not null)
            writer.WritePadded(owner.AsSpan(0, Math.Min(owner.Length, 32)), 8);
        else if (names is not null)
            writer.WritePadded(isGroup ? names.Group(number) : names.User(number), 8);
        else
            writer.WriteNumber(number, 8);
    }

    private void WriteTime(ref RowWriter writer, DateTime modified)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(modified, zone);
        writer.Write(Months.Slice((local.Month - 1) * 3, 3));
        writer.Write((byte)' ');
        writer.WriteNumber(local.Day, 2);
        writer.Write((byte)' ');
        if (modified < now - Recent || modified > now + TimeSpan.FromDays(1))
        {
            writer.WriteNumber(local.Year, 5);
            return;
        }

        writer.WriteNumber(local.Hour, 2, (byte)'0');
        writer.Write((byte)':');
        writer.WriteNumber(local.Minute, 2, (byte)'0');
    }
}
