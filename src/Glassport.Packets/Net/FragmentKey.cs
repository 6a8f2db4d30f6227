namespace Glassport.Packets.Net;

/// <summary>What the fragments of a datagram have in common (RFC 791 §3.2, RFC 8200 §4.5).</summary>
/// <param name="Source">The sender.</param>
/// <param name="Destination">The receiver.</param>
/// <param name="Identification">The identification field: 16 bits for IPv4, 32 for IPv6.</param>
/// <param name="Protocol">IPv4's protocol field; <see cref="AnyProtocol"/> for IPv6.</param>
internal readonly record struct FragmentKey(HostAddress Source, HostAddress Destination, uint Identification, int Protocol)
{
    /// <summary>IPv6, whose fragments are tied together without it.</summary>
    public const int AnyProtocol = -1;
}
