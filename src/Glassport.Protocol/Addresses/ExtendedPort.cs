using System.Net;

namespace Glassport.Protocol.Addresses;

/// <summary>The argument of EPRT: <c>|1|132.235.1.2|6275|</c> or <c>|2|1080::8:800:200C:417A|5282|</c> with any delimiter (RFC 2428 §2).</summary>
public static class ExtendedPort
{
    /// <summary>Reads the argument. A zone behind an IPv6 address and a missing last delimiter are tolerated.</summary>
    /// <param name="argument">What follows the verb and its blank.</param>
    /// <param name="endpoint">Host and port.</param>
    /// <returns>False when it is anything else; an unknown address family is 522's business and false too.</returns>
    public static bool TryParse(ReadOnlySpan<char> argument, out DataEndpoint endpoint)
    {
        endpoint = default;
        argument = argument[..Math.Min(argument.Length, Limits.AddressTextBytes)].Trim(" \t\0");
        if (argument.IsEmpty || !NetworkAddress.IsDelimiter(argument[0]))
            return false;
        char delimiter = argument[0];
        if (!TryField(ref argument, delimiter, out var family) || !TryField(ref argument, delimiter, out var host))
            return false;
        var port = argument[1..];
        port = port.EndsWith([delimiter]) ? port[..^1] : port;

        IPAddress? address = null;
        bool readable = family switch
        {
            "1" => NetworkAddress.TryParseIPv4(host, out address),
            "2" => NetworkAddress.TryParseIPv6(host, out address),
            _ => false,
        };
        if (!readable || !NetworkAddress.TryParsePort(port, out int number))
            return false;
        endpoint = new(address, number);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DataEndpoint)"/>
    public static bool TryParse(ReadOnlySpan<byte> argument, out DataEndpoint endpoint) =>
        TryParse(NumberList.Widen(argument, stackalloc char[Limits.AddressTextBytes]), out endpoint);

    // Takes what stands between the delimiter at the front and the next one, which is then at the front.
    private static bool TryField(ref ReadOnlySpan<char> text, char delimiter, out ReadOnlySpan<char> field)
    {
        int end = text[1..].IndexOf(delimiter);
        field = end < 0 ? default : text.Slice(1, end);
        text = end < 0 ? default : text[(end + 1)..];
        return end >= 0;
    }
}
