using System.Buffers.Binary;

namespace Glassport.Packets;

/// <summary>A 48-bit MAC address; zero when the link layer has none.</summary>
/// <param name="Bits">The address in the low 48 bits, big-endian.</param>
public readonly record struct MacAddress(ulong Bits)
{
    /// <summary>Reads six bytes (the span must hold at least six).</summary>
    public static MacAddress Read(ReadOnlySpan<byte> bytes) =>
        new(((ulong)BinaryPrimitives.ReadUInt16BigEndian(bytes) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]));

    /// <summary>Whether this is <c>ff:ff:ff:ff:ff:ff</c>.</summary>
    public bool IsBroadcast => Bits == 0xFFFF_FFFF_FFFF;

    /// <summary>Lower-case hexadecimal with colons, such as <c>52:54:00:a8:6f:0d</c>.</summary>
    public override string ToString() => string.Create(17, Bits, static (text, bits) =>
    {
        const string digits = "0123456789abcdef";
        for (int i = 0; i < 6; i++)
        {
            int value = (int)(bits >> (40 - (8 * i))) & 0xFF;
            text[3 * i] = digits[value >> 4];
            text[(3 * i) + 1] = digits[value & 0xF];
            if (i < 5)
                text[(3 * i) + 2] = ':';
        }
    });
}
