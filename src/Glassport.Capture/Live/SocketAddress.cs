using System.Net;
using System.Numerics;
using Glassport.Packets;

namespace Glassport.Capture.Live;

/// <summary>struct sockaddr, which is another on every system.</summary>
/// <param name="start">Where it lies; null for none.</param>
internal readonly unsafe ref struct SocketAddress(byte* start)
{
    private const int IPv4 = 2;
    private const int LinuxPacket = 17;
    private const int MacLength = 6;

    private static readonly int IPv6 = OperatingSystem.IsWindows() ? 23 : OperatingSystem.IsLinux() ? 10 : 30;

    private readonly byte* _start = start;

    // BSD has a byte with the length before a family of one byte.
    private int Family => _start is null ? 0 : OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? *(ushort*)_start : _start[1];

    /// <summary>The IP address, or null when it is something else.</summary>
    public IPAddress? Address
    {
        get
        {
            int family = Family;
            if (family == IPv4)
                return new IPAddress(new ReadOnlySpan<byte>(_start + 4, 4));
            if (family != IPv6)
                return null;
            IPAddress address = new(new ReadOnlySpan<byte>(_start + 8, 16));
            if (address.IsIPv6LinkLocal)
                address.ScopeId = *(uint*)(_start + 24);
            return address;
        }
    }

    /// <summary>The link-layer address (struct sockaddr_ll), or null.</summary>
    public MacAddress? Mac => OperatingSystem.IsLinux() && Family == LinuxPacket && _start[11] == MacLength
        ? MacAddress.Read(new ReadOnlySpan<byte>(_start + 12, MacLength))
        : null;

    /// <summary>How many bits a netmask of the given address family has.</summary>
    /// <param name="address">The address that it belongs to; BSD leaves the mask's own family empty.</param>
    public int? PrefixLength(IPAddress address)
    {
        if (_start is null)
            return null;
        int bits = 0;
        bool isShort = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;
        foreach (byte part in new ReadOnlySpan<byte>(_start + (isShort ? 4 : 8), isShort ? 4 : 16))
            bits += BitOperations.PopCount(part);
        return bits;
    }
}
