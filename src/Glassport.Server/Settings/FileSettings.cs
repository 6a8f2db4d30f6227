using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>How files are written and shown.</summary>
public sealed record FileSettings
{
    /// <summary>Uploads are written beside their place and appear there when they are whole.</summary>
    public bool AtomicUploads { get; init; }

    /// <summary>An upload that was cut off is removed; else what came stays, to be resumed.</summary>
    public bool DeletePartialUploads { get; init; }

    /// <summary>Taken away from the mode of new files and folders.</summary>
    public int Umask { get; init; } = 0b010_010; // 022

    /// <summary>The mode of new files before the umask.</summary>
    public int FileMode { get; init; } = 0b110_110_110; // 666

    /// <summary>As <see cref="Umask"/>, for anonymous users; null: the same.</summary>
    public int? AnonymousUmask { get; init; }

    /// <summary>Anonymous users download only what everybody on the system may read.</summary>
    public bool AnonymousWorldReadableOnly { get; init; }

    /// <summary>How LIST looks.</summary>
    public ListingStyle Listing { get; init; }

    /// <summary>The owner and group in listings are this name instead of the real ones; null: the real ones.</summary>
    public string? HideOwners { get; init; }

    /// <summary>The owner and group in listings are numbers; else names.</summary>
    public bool NumericOwners { get; init; }

    /// <summary>Times in LIST are local; else UTC, as RFC 3659 has them everywhere.</summary>
    public bool LocalTime { get; init; }

    /// <summary>Names that begin with a dot are listed.</summary>
    public bool ShowHidden { get; init; } = true;

    /// <summary>LIST -R lists the folders below too.</summary>
    public bool RecursiveListing { get; init; }

    /// <summary>Patterns of names that are refused (550) and not listed; the language of NLST's patterns.</summary>
    public ImmutableArray<string> HiddenNames { get; init; } = [];

    /// <summary>Patterns of names that can be neither read nor written.</summary>
    public ImmutableArray<string> DeniedNames { get; init; } = [];

    /// <summary>Patterns of names that are not listed, though who knows them can use them.</summary>
    public ImmutableArray<string> UnlistedNames { get; init; } = [];

    /// <summary>When not empty, patterns of the only names that can be uploaded.</summary>
    public ImmutableArray<string> UploadNames { get; init; } = [];

    /// <summary>When not empty, patterns of the only names that can be downloaded.</summary>
    public ImmutableArray<string> DownloadNames { get; init; } = [];

    /// <summary>SITE SYMLINK is answered.</summary>
    public bool AllowSymlinks { get; init; }

    /// <summary>SITE CHMOD and MFF UNIX.mode are answered.</summary>
    public bool AllowChmod { get; init; } = true;

    /// <summary>MDTM with a time, MFMT, MFCT, MFF and SITE UTIME set times.</summary>
    public bool AllowSetTime { get; init; } = true;

    /// <summary>An upload locks its file, and a download shares a lock, as fcntl has it between programs that ask for it; who comes second is told 450. On Linux.</summary>
    public bool LockFiles { get; init; }

    /// <summary>Ports of text: TYPE A converts line ends; else it carries bytes as they are.</summary>
    public bool AsciiDownloads { get; init; } = true;

    /// <summary>As <see cref="AsciiDownloads"/>, for uploads.</summary>
    public bool AsciiUploads { get; init; } = true;

    /// <summary>The encoding of names on the wire when a client does not say OPTS UTF8 ON: a name that NameEncoding knows.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The encoding by client network: the first that fits decides, before <see cref="Encoding"/>.</summary>
    public ImmutableArray<NetworkEncoding> Encodings { get; init; } = [];

    /// <summary>Bytes and files that the site may hold altogether.</summary>
    public Quota Quota { get; init; } = new();
}
