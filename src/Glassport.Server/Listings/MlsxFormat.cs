using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>Rows of MLSD and MLST (RFC 3659 §7): facts, a blank, the name. Times are UTC.</summary>
internal sealed class MlsxFormat : IListingFormat
{
    private readonly Login login;
    private readonly VirtualPath directory;
    private readonly bool type;
    private readonly bool size;
    private readonly bool modify;
    private readonly bool create;
    private readonly bool perm;
    private readonly bool unique;
    private readonly (bool Mode, bool Owner, bool Group) unix;
    private readonly string filePermissions;
    private readonly string directoryPermissions;

    /// <summary>Chooses the facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="login">Who asks: perm tells what this user may do.</param>
    /// <param name="directory">The directory whose entries are told.</param>
    public MlsxFormat(MlsxFacts facts, Login login, VirtualPath directory)
    {
        this.login = login;
        this.directory = directory;
        type = facts.Has("type");
        size = facts.Has("size");
        modify = facts.Has("modify");
        create = facts.Has("create");
        perm = facts.Has("perm");
        unique = facts.Has("unique");
        unix = (facts.Has("unix.mode"), facts.Has("unix.uid"), facts.Has("unix.gid"));
        filePermissions = Permissions(EntryKind.File);
        directoryPermissions = Permissions(EntryKind.Directory);
    }

    /// <inheritdoc/>
    public int Overhead => 256;

    /// <summary>Whether the entry is the directory itself (cdir) or its parent (pdir); null: an entry.</summary>
    public string? Role { get; init; }

    /// <inheritdoc/>
    public int Write(in FileEntry entry, ReadOnlySpan<byte> name, Span<byte> row)
    {
        RowWriter writer = new(row);
        WriteFacts(ref writer, entry);
        writer.Write((byte)' ');
        writer.WriteName(name);
        writer.Write("\r\n"u8);
        return writer.Length;
    }

    private static void WriteTime(ref RowWriter writer, DateTime time)
    {
        writer.WriteNumber(time.Year, 4, (byte)'0');
        writer.WriteNumber(time.Month, 2, (byte)'0');
        writer.WriteNumber(time.Day, 2, (byte)'0');
        writer.WriteNumber(time.Hour, 2, (byte)'0');
        writer.WriteNumber(time.Minute, 2, (byte)'0');
        writer.WriteNumber(time.Second, 2, (byte)'0');
        writer.Write((byte)';');
    }

    private static void WriteText(ref RowWriter writer, string text)
    {
        foreach (char c in text)
            writer.Write((byte)c);
    }

    private void WriteFacts(ref RowWriter writer, in FileEntry entry)
    {
        if (type)
        {
            writer.Write("type="u8);
            WriteText(ref writer, Role ?? entry.Kind switch
            {
                EntryKind.Directory => "dir",
                EntryKind.File => "file",
                EntryKind.Link => "OS.unix=symlink",
                _ => "OS.unix=special",
            });
            writer.Write((byte)';');
        }

        if (perm)
        {
            writer.Write("perm="u8);
            WriteText(ref writer, entry.Kind switch { EntryKind.Directory => directoryPermissions, EntryKind.File => filePermissions, _ => "" });
            writer.Write((byte)';');
        }

        if (size)
        {
            writer.Write("size="u8);
            writer.WriteNumber(entry.Length);
            writer.Write((byte)';');
        }

        if (modify)
        {
            writer.Write("modify="u8);
            WriteTime(ref writer, entry.Modified);
        }

        if (unique)
        {
            writer.Write("unique="u8);
            WriteHexadecimal(ref writer, entry.Unique.Device);
            writer.Write((byte)'g');
            WriteHexadecimal(ref writer, entry.Unique.File);
            writer.Write((byte)';');
        }

        WriteUnix(ref writer, entry);
        if (create && entry.Created is { } created)
        {
            writer.Write("create="u8);
            WriteTime(ref writer, created);
        }
    }

    private void WriteUnix(ref RowWriter writer, in FileEntry entry)
    {
        if (unix.Mode)
        {
            writer.Write("unix.mode=0"u8);
            for (int shift = 6; shift >= 0; shift -= 3)
                writer.Write((byte)('0' + (entry.Mode >> shift & 7)));
            writer.Write((byte)';');
        }

        if (unix.Owner)
        {
            writer.Write("unix.uid="u8);
            writer.WriteNumber(entry.Owner);
            writer.Write((byte)';');
        }

        if (unix.Group)
        {
            writer.Write("unix.gid="u8);
            writer.WriteNumber(entry.Group);
            writer.Write((byte)';');
        }
    }

    private static void WriteHexadecimal(ref RowWriter writer, ulong value)
    {
        int shift = 60;
        while (shift > 0 && value >> shift == 0)
            shift -= 4;
        for (; shift >= 0; shift -= 4)
            writer.Write("0123456789abcdef"u8[(int)(value >> shift & 15)]);
    }

    // Rules are about folders, so that what holds for one entry of a kind holds for all but those that a rule names.
    private string Permissions(EntryKind kind)
    {
        (FileOperations Operation, char Letter)[] letters = kind == EntryKind.File
            ? [(FileOperations.Append, 'a'), (FileOperations.Delete, 'd'), (FileOperations.Rename, 'f'), (FileOperations.Download, 'r'), (FileOperations.Overwrite, 'w')]
            : [(FileOperations.Upload, 'c'), (FileOperations.Delete, 'd'), (FileOperations.List, 'e'), (FileOperations.Rename, 'f'), (FileOperations.List, 'l'), (FileOperations.MakeDirectory, 'm'), (FileOperations.Delete, 'p')];
        return string.Concat(letters.Where(letter => login.Allows(letter.Operation, directory)).Select(static letter => letter.Letter));
    }
}
