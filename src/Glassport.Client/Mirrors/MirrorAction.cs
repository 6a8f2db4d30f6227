namespace Glassport.Client.Mirrors;

/// <summary>What a step of a mirror does to the copy.</summary>
public enum MirrorAction
{
    /// <summary>Makes a directory.</summary>
    MakeDirectory,

    /// <summary>Transfers a file.</summary>
    Copy,

    /// <summary>Deletes a file.</summary>
    DeleteFile,

    /// <summary>Removes a directory, which is empty by then.</summary>
    DeleteDirectory,
}
