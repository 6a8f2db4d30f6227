using System.Buffers.Binary;
using System.Net;

namespace Glassport.Packets;

/// <summary>An IPv4 or IPv6 address as a 128-bit value; IPv4 is kept in its IPv4-mapped form (RFC 4291 §2.5.5.2).</summary>
/// <param name="High">The first eight bytes, big-endian.</param>
/// <param name="Low">The last eight bytes, big-endian.</param>
public readonly record struct HostAddress(ulong High, ulong Low)
{
    private const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsIPv4 => High == 0 && (Low & 0xFFFF_FFFF_0000_0000) == MappedPrefix;

    /// <summary>The 32 bits of an IPv4 address, big-endian; meaningless for IPv6.</summary>
    public uint IPv4Bits => (uint)Low;

    /// <summary>The IPv4 address of the given 32 bits, big-endian.</summary>
    public static HostAddress FromIPv4(uint bits) => new(0, MappedPrefix | bits);

    /// <summary>Reads four bytes of IPv4 (the span must hold at least four).</summary>
    public static HostAddress ReadIPv4(ReadOnlySpan<byte> bytes) => FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(bytes));

    /// <summary>Reads sixteen bytes of IPv6 (the span must hold at least sixteen).</summary>
    public static HostAddress ReadIPv6(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    /// <summary>Parses the textual form of either family; false when it is neither.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out HostAddress address)
    {
        address = default;
        if (!IPAddress.TryParse(text, out IPAddress? parsed))
            return false;
        address = From(parsed);
        return true;
    }

    /// <summary>The same address from the BCL's type.</summary>
    public static HostAddress From(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int written);
        return written == 4 ? ReadIPv4(bytes) : ReadIPv6(bytes);
    }

    /// <summary>The same address as the BCL's type.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return IsIPv4 ? new IPAddress(bytes[12..]) : new IPAddress(bytes);
    }

    /// <summary>Whether hosts outside cannot reach it: RFC 1918, RFC 6598, RFC 4193, loopback, link-local, unspecified.</summary>
    public bool IsPrivateOrLocal
    {
        get
        {
            if (!IsIPv4)
                return (High >> 57) == 0b1111110 || (High >> 54) == 0b1111111010 || (High == 0 && Low <= 1);
            uint bits = IPv4Bits;
            return bits >> 24 is 10 or 127 or 0
                || bits >> 20 == 0xAC1
                || bits >> 16 is 0xC0A8 or 0xA9FE
                || bits >> 22 == 0x191;
        }
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        ulong mixed = (High ^ (Low * 0x9E37_79B9_7F4A_7C15)) * 0xD6E8_FEB8_6659_FD93;
        return (int)(mixed >> 32);
    }

    /// <summary>The usual textual form: dotted decimal, or RFC 5952.</summary>
    public override string ToString() => ToIPAddress().ToString();
}
