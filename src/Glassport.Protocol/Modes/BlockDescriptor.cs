namespace Glassport.Protocol.Modes;

/// <summary>The descriptor byte of a block (RFC 959 §3.4.2); several may be set.</summary>
[Flags]
public enum BlockDescriptor
{
    /// <summary>Data and nothing else.</summary>
    None = 0,

    /// <summary>The block is a restart marker, no data.</summary>
    RestartMarker = 16,

    /// <summary>The sender suspects errors in the data.</summary>
    SuspectedErrors = 32,

    /// <summary>The end of the block is the end of the file.</summary>
    EndOfFile = 64,

    /// <summary>The end of the block is the end of a record.</summary>
    EndOfRecord = 128,
}
