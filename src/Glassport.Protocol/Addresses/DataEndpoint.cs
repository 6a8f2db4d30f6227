using System.Globalization;
using System.Net;

namespace Glassport.Protocol.Addresses;

/// <summary>Where a data connection shall go, as a command or a reply says it.</summary>
/// <param name="Address">The host, or null when only the port is named (229: the host of the control connection).</param>
/// <param name="Port">The TCP port.</param>
/// <param name="HighByte">The first of the two numbers that make up the port, or null where it is written as one.</param>
/// <param name="LowByte">The second of them.</param>
public readonly record struct DataEndpoint(IPAddress? Address, int Port, byte? HighByte = null, byte? LowByte = null)
{
    /// <summary>How the two numbers give the port: <c>192*256+42=49194</c>; null where there is no such arithmetic (EPRT, EPSV).</summary>
    public string? Arithmetic =>
        HighByte is null ? null : string.Create(CultureInfo.InvariantCulture, $"{HighByte}*256+{LowByte}={Port}");

    /// <summary><c>192.168.111.13:49194</c>, <c>[2001:db8::1]:6275</c>, or <c>:6446</c> without a host.</summary>
    public override string ToString() =>
        Address is null ? string.Create(CultureInfo.InvariantCulture, $":{Port}") : new IPEndPoint(Address, Port).ToString();

    internal static DataEndpoint FromBytes(IPAddress address, byte high, byte low) => new(address, (high << 8) | low, high, low);
}
