namespace Glassport.Capture;

/// <summary>What a capture file may ask of memory at most, whatever its length fields say.</summary>
internal static class CaptureLimits
{
    /// <summary>One record or block with its headers: 16 MiB, the block limit of libpcap.</summary>
    public const int RecordBytes = 16 << 20;

    /// <summary>Interfaces of one pcapng section: more than any host has, and few enough to remember.</summary>
    public const int Interfaces = 65_536;

    /// <summary>Comments kept of all files together; further ones are skipped.</summary>
    public const int Comments = 10_000;

    /// <summary>Bytes kept of one comment; the rest is cut off.</summary>
    public const int CommentBytes = 4_096;

    /// <summary>Host names kept of all files together; further ones are skipped.</summary>
    public const int Names = 65_536;

    /// <summary>Bytes kept of one host name (RFC 1035 §2.3.4 allows 255).</summary>
    public const int NameBytes = 255;

    /// <summary>Bytes of decryption secrets kept of all files together; a block that would exceed them is skipped.</summary>
    public const int SecretsBytes = 16 << 20;
}
