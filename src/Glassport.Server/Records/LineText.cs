using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Glassport.Server.Records;

/// <summary>What the line formats have in common.</summary>
internal static class LineText
{
    /// <summary>The time as C's <c>ctime</c> writes it: <c>Wed Nov 25 20:01:13 2026</c>, a day below ten with a blank before it.</summary>
    /// <param name="at">The time.</param>
    /// <param name="zone">Where.</param>
    public static string CTime(DateTimeOffset at, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:ddd MMM} {local.Day,2} {local:HH:mm:ss yyyy}");
    }

    /// <summary>An address as people write it: IPv4 is IPv4 even on a socket of both families, and a link-local one has no scope.</summary>
    /// <param name="endPoint">The end point.</param>
    public static string Address(IPEndPoint endPoint)
    {
        IPAddress address = endPoint.Address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        return address.ScopeIdSafe() is 0 ? address.ToString() : new IPAddress(address.GetAddressBytes()).ToString();
    }

    /// <summary>Writes text as UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(string text, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(text, output);

    private static long ScopeIdSafe(this IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
