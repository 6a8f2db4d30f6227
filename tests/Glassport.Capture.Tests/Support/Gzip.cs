using System.IO.Compression;

namespace Glassport.Capture.Tests.Support;

/// <summary>Bytes of gzip files.</summary>
internal static class Gzip
{
    public static byte[] Member(byte[] bytes)
    {
        // GZipStream writes no member at all when there is nothing to compress.
        if (bytes.Length == 0)
            return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        using MemoryStream member = new();
        using (GZipStream gzip = new(member, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return member.ToArray();
    }
}
