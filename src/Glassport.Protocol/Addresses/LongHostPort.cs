using System.Net;

namespace Glassport.Protocol.Addresses;

/// <summary>
/// The long addresses of RFC 1639: <c>af,hal,h1,…,pal,p1,p2</c> with address family 4 (four bytes) or 6 (sixteen), in the
/// argument of LPRT and in a 228 reply.
/// </summary>
public static class LongHostPort
{
    // af, hal, sixteen bytes, pal and two: the longest.
    private const int MostNumbers = 21;
    private const int PortBytes = 2;

    /// <summary>Reads the argument of LPRT; blanks around the numbers, leading zeros and one pair of parentheses are tolerated.</summary>
    /// <param name="argument">What follows the verb and its blank.</param>
    /// <param name="endpoint">Host and port.</param>
    /// <returns>False when it is anything else, or another family than IPv4 and IPv6.</returns>
    public static bool TryParse(ReadOnlySpan<char> argument, out DataEndpoint endpoint)
    {
        argument = HostPort.Unwrap(argument[..Math.Min(argument.Length, Limits.AddressTextBytes)].Trim(" \t\0"));
        return TryRead(argument, out endpoint, out int read) && argument[read..].Trim(" \t\0").IsEmpty;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DataEndpoint)"/>
    public static bool TryParse(ReadOnlySpan<byte> argument, out DataEndpoint endpoint) =>
        TryParse(NumberList.Widen(argument, stackalloc char[Limits.AddressTextBytes]), out endpoint);

    /// <summary>Finds a long address anywhere in the text of a 228 reply.</summary>
    /// <param name="text">The reply's text, or its whole line.</param>
    /// <param name="endpoint">Host and port.</param>
    /// <returns>False when none is there.</returns>
    public static bool TryParseReply(ReadOnlySpan<char> text, out DataEndpoint endpoint)
    {
        text = text[..Math.Min(text.Length, Limits.AddressTextBytes)];
        int at = 0;
        while (NumberRow.NextRow(text, ref at))
        {
            if (TryRead(text[at..], out endpoint, out int read) && !NumberList.Continues(text[(at + read)..]))
                return true;
            NumberRow.SkipDigits(text, ref at);
        }

        endpoint = default;
        return false;
    }

    /// <inheritdoc cref="TryParseReply(ReadOnlySpan{char}, out DataEndpoint)"/>
    public static bool TryParseReply(ReadOnlySpan<byte> text, out DataEndpoint endpoint) =>
        TryParseReply(NumberList.Widen(text, stackalloc char[Limits.AddressTextBytes]), out endpoint);

    private static bool TryRead(ReadOnlySpan<char> text, out DataEndpoint endpoint, out int read)
    {
        endpoint = default;
        Span<byte> n = stackalloc byte[MostNumbers];
        int count = NumberList.Read(text, n, out read);
        if (count < 2 || (n[0], n[1]) is not ((4, 4) or (6, 16)))
            return false;
        int port = 2 + n[1];
        if (count != port + 1 + PortBytes || n[port] != PortBytes)
            return false;
        endpoint = DataEndpoint.FromBytes(new IPAddress(n[2..port]), n[port + 1], n[port + 2]);
        return true;
    }
}
