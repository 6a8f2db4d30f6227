using System.Net;

namespace Glassport.Protocol.Addresses;

/// <summary>The text of a 229 reply: <c>(|||6446|)</c> with any delimiter (RFC 2428 §3).</summary>
public static class ExtendedPassiveReply
{
    /// <summary>
    /// Finds the port. Parentheses may be missing, and protocol and address, which RFC 2428 leaves empty, may be filled in
    /// (RFC 2428 §3 allows it for proxies); the address is then given too, for the reader to distrust.
    /// </summary>
    /// <param name="text">The reply's text, or its whole line.</param>
    /// <param name="endpoint">The port, and the host when the reply names one.</param>
    /// <returns>False when no port is there.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DataEndpoint endpoint)
    {
        text = text[..Math.Min(text.Length, Limits.AddressTextBytes)];
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '(' && TryRead(text[(at + 1)..], out endpoint))
                return true;
        }

        for (int at = 0; at < text.Length; at++)
        {
            if (TryRead(text[at..], out endpoint))
                return true;
        }

        endpoint = default;
        return false;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DataEndpoint)"/>
    public static bool TryParse(ReadOnlySpan<byte> text, out DataEndpoint endpoint) =>
        TryParse(NumberList.Widen(text, stackalloc char[Limits.AddressTextBytes]), out endpoint);

    // delimiter, protocol, delimiter, address, delimiter, port, delimiter
    private static bool TryRead(ReadOnlySpan<char> text, out DataEndpoint endpoint)
    {
        endpoint = default;
        if (text.IsEmpty || !NetworkAddress.IsDelimiter(text[0]))
            return false;
        char delimiter = text[0];
        Span<Range> fields = stackalloc Range[5];
        int count = text.Split(fields, delimiter);
        if (count < 5 || !IsFamily(text[fields[1]]) || !NetworkAddress.TryParsePort(text[fields[3]], out int port))
            return false;
        var host = text[fields[2]];
        IPAddress? address = null;
        if (!host.IsEmpty && !NetworkAddress.TryParseIPv4(host, out address) && !NetworkAddress.TryParseIPv6(host, out address))
            return false;
        endpoint = new(address, port);
        return true;
    }

    private static bool IsFamily(ReadOnlySpan<char> text) => text is "" or "1" or "2";
}
