using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>Files as JSON.</summary>
internal static class FileForms
{
    /// <summary>The encoding of names for clients of one network.</summary>
    public static Form<NetworkEncoding> NetworkEncoding { get; } = new RecordForm<NetworkEncoding>(
            "networkEncoding", "The encoding of names for clients of one network.", new(default, ""))
        .Required("network", "The clients' network.", Network, static x => x.Network, static (x, value) => x with { Network = value })
        .Required("encoding", "A name that NameEncoding knows.",
            Encoding, static x => x.Encoding, static (x, value) => x with { Encoding = value });

    /// <summary>How files are written and shown.</summary>
    public static Form<FileSettings> Files { get; } = new RecordForm<FileSettings>(
            "files", "How files are written and shown.", new())
        .Member("atomicUploads", "Uploads are written beside their place and appear there when they are whole.",
            Flag, static x => x.AtomicUploads, static (x, value) => x with { AtomicUploads = value })
        .Member("deletePartialUploads", "An upload that was cut off is removed; else what came stays, to be resumed.",
            Flag, static x => x.DeletePartialUploads, static (x, value) => x with { DeletePartialUploads = value })
        .Member("umask", "Taken away from the mode of new files and folders.",
            Mode, static x => x.Umask, static (x, value) => x with { Umask = value })
        .Member("anonymousUmask", "As umask, for anonymous users; null: the same.",
            OrNull(Mode), static x => x.AnonymousUmask, static (x, value) => x with { AnonymousUmask = value })
        .Member("fileMode", "The mode of new files before the umask.",
            Mode, static x => x.FileMode, static (x, value) => x with { FileMode = value })
        .Member("anonymousWorldReadableOnly", "Anonymous users download only what everybody on the system may read.",
            Flag, static x => x.AnonymousWorldReadableOnly, static (x, value) => x with { AnonymousWorldReadableOnly = value })
        .Member("listing", "How LIST looks.",
            new ChoiceForm<ListingStyle>(("unix", ListingStyle.Unix), ("dos", ListingStyle.Dos)), static x => x.Listing, static (x, value) => x with { Listing = value })
        .Member("hideOwners", "The owner and group in listings are this name instead of the real ones; null: the real ones.",
            OrNull(Text), static x => x.HideOwners, static (x, value) => x with { HideOwners = value })
        .Member("numericOwners", "The owner and group in listings are numbers; else names.",
            Flag, static x => x.NumericOwners, static (x, value) => x with { NumericOwners = value })
        .Member("localTime", "Times in LIST are local; else UTC, as RFC 3659 has them everywhere.",
            Flag, static x => x.LocalTime, static (x, value) => x with { LocalTime = value })
        .Member("showHidden", "Names that begin with a dot are listed.",
            Flag, static x => x.ShowHidden, static (x, value) => x with { ShowHidden = value })
        .Member("recursiveListing", "LIST -R lists the folders below too.",
            Flag, static x => x.RecursiveListing, static (x, value) => x with { RecursiveListing = value })
        .Member("hiddenNames", "Patterns of names that are refused (550) and not listed; the language of NLST's patterns.",
            List(Text), static x => x.HiddenNames, static (x, value) => x with { HiddenNames = value })
        .Member("unlistedNames", "Patterns of names that are not listed, though who knows them can use them.",
            List(Text), static x => x.UnlistedNames, static (x, value) => x with { UnlistedNames = value })
        .Member("deniedNames", "Patterns of names that can be neither read nor written.",
            List(Text), static x => x.DeniedNames, static (x, value) => x with { DeniedNames = value })
        .Member("uploadNames", "When not empty, patterns of the only names that can be uploaded.",
            List(Text), static x => x.UploadNames, static (x, value) => x with { UploadNames = value })
        .Member("downloadNames", "When not empty, patterns of the only names that can be downloaded.",
            List(Text), static x => x.DownloadNames, static (x, value) => x with { DownloadNames = value })
        .Member("allowSymlinks", "SITE SYMLINK is answered.",
            Flag, static x => x.AllowSymlinks, static (x, value) => x with { AllowSymlinks = value })
        .Member("allowChmod", "SITE CHMOD and MFF UNIX.mode are answered.",
            Flag, static x => x.AllowChmod, static (x, value) => x with { AllowChmod = value })
        .Member("allowSetTime", "MDTM with a time, MFMT, MFCT, MFF and SITE UTIME set times.",
            Flag, static x => x.AllowSetTime, static (x, value) => x with { AllowSetTime = value })
        .Member("lockFiles", "An upload locks its file, and a download shares a lock, as fcntl has it between programs that ask for it; who comes second is told 450. On Linux.",
            Flag, static x => x.LockFiles, static (x, value) => x with { LockFiles = value })
        .Member("asciiDownloads", "Ports of text: TYPE A converts line ends; else it carries bytes as they are.",
            Flag, static x => x.AsciiDownloads, static (x, value) => x with { AsciiDownloads = value })
        .Member("asciiUploads", "As asciiDownloads, for uploads.",
            Flag, static x => x.AsciiUploads, static (x, value) => x with { AsciiUploads = value })
        .Member("encoding", "The encoding of names on the wire when a client does not say OPTS UTF8 ON: a name that NameEncoding knows.",
            Encoding, static x => x.Encoding, static (x, value) => x with { Encoding = value })
        .Member("encodings", "The encoding by client network: the first that fits decides, before encoding.",
            List(NetworkEncoding), static x => x.Encodings, static (x, value) => x with { Encodings = value })
        .Member("quota", "Bytes and files that the site may hold altogether.",
            AccountForms.Quota, static x => x.Quota, static (x, value) => x with { Quota = value });
}
