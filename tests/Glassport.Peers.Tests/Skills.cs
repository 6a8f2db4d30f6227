namespace Glassport.Peers.Tests;

/// <summary>What a client is made to do.</summary>
[Flags]
public enum Skills
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Shows a directory.</summary>
    List = 1,

    /// <summary>Downloads a file.</summary>
    Download = 2,

    /// <summary>Uploads a file.</summary>
    Upload = 4,

    /// <summary>Continues a download that was cut off.</summary>
    ResumeDownload = 8,

    /// <summary>Continues an upload that was cut off.</summary>
    ResumeUpload = 16,

    /// <summary>Renames a file.</summary>
    Rename = 32,

    /// <summary>Deletes a file.</summary>
    Delete = 64,

    /// <summary>Makes a directory.</summary>
    MakeDirectory = 128,

    /// <summary>Downloads a tree of 2,000 files.</summary>
    MirrorDownload = 256,

    /// <summary>Uploads a tree of 2,000 files.</summary>
    MirrorUpload = 512,

    /// <summary>What needs no tree.</summary>
    Errand = List | Download | Upload | ResumeDownload | ResumeUpload | Rename | Delete | MakeDirectory,
}
