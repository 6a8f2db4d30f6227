namespace Glassport.Protocol.Modes;

/// <summary>The checksum at the end of a zlib stream (RFC 1950 §8.2), over bytes that come in pieces.</summary>
internal sealed class Adler32
{
    private const uint Base = 65521;

    // The most bytes whose sums still fit into 32 bits.
    private const int Run = 5552;

    private uint low = 1;
    private uint high;

    /// <summary>The checksum of everything added.</summary>
    public uint Value => (high << 16) | low;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int length = Math.Min(Run, bytes.Length);
            foreach (byte b in bytes[..length])
            {
                low += b;
                high += low;
            }

            low %= Base;
            high %= Base;
            bytes = bytes[length..];
        }
    }
}
