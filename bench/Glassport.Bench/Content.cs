using System.Runtime.InteropServices;

namespace Glassport.Bench;

/// <summary>What the generated transfers carry: 16 MiB of pseudo-random bytes, repeated.</summary>
internal static class Content
{
    public static byte[] Bytes { get; } = Fill();

    private static byte[] Fill()
    {
        byte[] bytes = new byte[16 << 20];
        Rng random = new(1);
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan());
        for (int i = 0; i < words.Length; i++)
            words[i] = random.Next();
        return bytes;
    }
}
