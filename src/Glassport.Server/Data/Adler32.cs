namespace Glassport.Server.Data;

/// <summary>The sum at the end of a zlib stream (RFC 1950 §8.2).</summary>
internal struct Adler32
{
    private const uint Modulus = 65_521;

    // As many bytes as can be added before 32 bits overflow.
    private const int MostAtOnce = 5_552;

    private uint low = 1;
    private uint high;

    /// <summary>Begins with no bytes.</summary>
    public Adler32()
    {
    }

    /// <summary>The sum.</summary>
    public readonly uint Value => (high << 16) | low;

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(bytes.Length, MostAtOnce)];
            foreach (byte b in piece)
            {
                low += b;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            bytes = bytes[piece.Length..];
        }
    }
}
