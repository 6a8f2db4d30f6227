using System.IO.Compression;
using Glassport.Protocol.Modes;

namespace Glassport.Fuzz.Targets;

/// <summary>MODE Z: damage is a value, and what comes out is bounded.</summary>
internal sealed class ZlibModeTarget : IFuzzTarget
{
    private const long Limit = 256 * 1024;

    public string Name => "zlib-mode";

    public IReadOnlyList<byte[]> Seeds { get; } = [Compress("hello, hello, hello"u8), Compress(new byte[500_000]), Compress(TestKit.TranscriptCapture.Content(3000))];

    public void Run(byte[] input)
    {
        using ZlibModeDecoder decoder = new(Limit);
        byte[] buffer = new byte[8192];
        long total = 0;
        int piece = 1 + (input.Length % 300);
        for (int at = 0; at < input.Length; at += piece)
        {
            decoder.Feed(input.AsSpan(at, Math.Min(piece, input.Length - at)));
            for (int read; (read = decoder.Read(buffer)) > 0;)
                total += read;
        }

        Invariant.Holds(total <= Limit && total == decoder.DecompressedBytes, "no more comes out than the limit");
        Invariant.Holds(decoder.CompressedBytes == input.Length, "every byte is counted");
        Invariant.Holds(!decoder.IsComplete || !decoder.IsDamaged, "what is damaged is not whole");
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream compressed = new();
        using (ZLibStream zlib = new(compressed, CompressionLevel.Optimal))
            zlib.Write(bytes);
        return compressed.ToArray();
    }
}
