using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Access;

/// <summary>
/// What counts as one client address: an IPv4 address, or the /64 of an IPv6 address, since one customer has 2^64 of those. Link-local
/// addresses share their /64 with all neighbours and are told apart by all their bits.
/// </summary>
/// <param name="High">The upper half, or all of an IPv4 address.</param>
/// <param name="Low">The lower half of a link-local address.</param>
/// <param name="IsIPv6">The family.</param>
internal readonly record struct AddressKey(ulong High, ulong Low, bool IsIPv6)
{
    private const int PrefixBits = 64;

    /// <summary>The key of an address. IPv4 addresses in IPv6's notation are IPv4 addresses.</summary>
    /// <param name="address">The address.</param>
    public static AddressKey Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return new(BinaryPrimitives.ReadUInt32BigEndian(bytes), 0, false);
        if (address.IsIPv4MappedToIPv6)
            return new(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]), 0, false);
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes), address.IsIPv6LinkLocal ? BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) : 0, true);
    }

    /// <summary>The addresses that have this key.</summary>
    public IPNetwork ToNetwork()
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!IsIPv6)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)High);
            return new(new(bytes[..4]), 32);
        }

        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return new(new(bytes), Low == 0 ? PrefixBits : 128);
    }
}
