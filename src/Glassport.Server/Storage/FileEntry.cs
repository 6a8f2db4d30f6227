namespace Glassport.Server.Storage;

/// <summary>What is known about a file.</summary>
public readonly record struct FileEntry
{
    /// <summary>The last part of its path, as bytes: UTF-8 unless the disk holds something else. Empty for the root.</summary>
    public ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>What it is.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>The last change, in UTC.</summary>
    public DateTime Modified { get; init; }

    /// <summary>The creation in UTC, or null where the back end does not know.</summary>
    public DateTime? Created { get; init; }

    /// <summary>The permission bits (st_mode's lowest twelve).</summary>
    public int Mode { get; init; }

    /// <summary>The number of links.</summary>
    public int Links { get; init; }

    /// <summary>The owner's number.</summary>
    public uint Owner { get; init; }

    /// <summary>The group's number.</summary>
    public uint Group { get; init; }

    /// <summary>Two numbers that no other file of the back end has (device and inode), for RFC 3659's fact unique.</summary>
    public (ulong Device, ulong File) Unique { get; init; }

    /// <summary>For a link in a listing, the text that it points to; else null. It is shown, never followed.</summary>
    public string? Target { get; init; }
}
