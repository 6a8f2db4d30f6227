using System.Globalization;

namespace Glassport.Capture.Files;

/// <summary>Says what a file that is no capture seems to be, for the error message.</summary>
internal static class Lookalike
{
    private const string DamagedByAsciiMode =
        "it is a pcapng file damaged by a transfer in ASCII mode, so transfer it again in binary mode";

    // The magic number of every format has at least as many bytes.
    private const int CapturesBeginWith = 4;

    private static readonly (byte[] Signature, string Description)[] Known =
    [
        ([0x28, 0xB5, 0x2F, 0xFD], "it is compressed with Zstandard, so decompress it first (zstd -d)"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "it is compressed with xz, so decompress it first (xz -d)"),
        ([0x04, 0x22, 0x4D, 0x18], "it is compressed with LZ4, so decompress it first (lz4 -d)"),
        ("BZh"u8.ToArray(), "it is compressed with bzip2, so decompress it first (bzip2 -d)"),
        ("PK\u0003\u0004"u8.ToArray(), "it is a ZIP archive, so unpack it first"),
        ([0x1F, 0x8B], "it is compressed with gzip twice, so decompress it first (gzip -d)"),
        ("RTSS"u8.ToArray(), "it is a Microsoft Network Monitor file, so convert it first (editcap -F pcapng)"),
        ("GMBU"u8.ToArray(), "it is a Microsoft Network Monitor file, so convert it first (editcap -F pcapng)"),
        ("TRSNIFF data"u8.ToArray(), "it is a Sniffer file, so convert it first (editcap -F pcapng)"),
        // What a transfer in ASCII mode makes of 0A 0D 0D 0A: the first bytes of pcapng were chosen to show it.
        ([0x0D, 0x0A, 0x0D, 0x0D, 0x0D, 0x0A], DamagedByAsciiMode),
        ([0x0A, 0x0D, 0x0A], DamagedByAsciiMode),
    ];

    /// <summary>What a file that begins with these bytes seems to be, and what to do about it.</summary>
    public static string Describe(ReadOnlySpan<byte> first)
    {
        foreach ((byte[] signature, string description) in Known)
        {
            if (first.StartsWith(signature))
                return description;
        }

        if (first.Length < CapturesBeginWith)
            return string.Create(CultureInfo.InvariantCulture, $"it has only {first.Length} bytes");
        return IsText(first)
            ? "it begins with text"
            : $"its first bytes are {Convert.ToHexString(first[..CapturesBeginWith])}";
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        !bytes.ContainsAnyInRange((byte)0, (byte)8) && !bytes.ContainsAnyInRange((byte)14, (byte)31);
}
