namespace Glassport.Server.Settings;

/// <summary>What can be done with files, for authorization rules.</summary>
[Flags]
public enum FileOperations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See names and facts: LIST, MLSD, SIZE, CWD …</summary>
    List = 1,

    /// <summary>Read content: RETR, HASH …</summary>
    Download = 2,

    /// <summary>Make new files: STOR, STOU.</summary>
    Upload = 4,

    /// <summary>Replace the content of files that exist, or write into them (REST).</summary>
    Overwrite = 8,

    /// <summary>Add to files that exist: APPE.</summary>
    Append = 16,

    /// <summary>Remove files and folders.</summary>
    Delete = 32,

    /// <summary>Rename and move.</summary>
    Rename = 64,

    /// <summary>Make folders.</summary>
    MakeDirectory = 128,

    /// <summary>Set times and modes: MFMT, SITE CHMOD …</summary>
    SetFacts = 256,

    /// <summary>What only reads.</summary>
    Read = List | Download,

    /// <summary>What changes something.</summary>
    Write = Upload | Overwrite | Append | Delete | Rename | MakeDirectory | SetFacts,

    /// <summary>Everything.</summary>
    All = Read | Write,
}
