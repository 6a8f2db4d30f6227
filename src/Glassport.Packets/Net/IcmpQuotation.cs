namespace Glassport.Packets.Net;

/// <summary>The packet that an ICMP error is about, as far as the error quotes it.</summary>
/// <param name="Protocol">Its IP protocol number: 6 is TCP, 17 UDP.</param>
/// <param name="Source">Who had sent it; the port is 0 when the protocol has none or it was not quoted.</param>
/// <param name="Destination">Where it was to go; the port is 0 when the protocol has none or it was not quoted.</param>
/// <param name="Sequence">TCP: its sequence number; else null.</param>
public readonly record struct IcmpQuotation(byte Protocol, Endpoint Source, Endpoint Destination, uint? Sequence);
