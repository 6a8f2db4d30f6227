namespace Glassport.Protocol.Addresses;

/// <summary>
/// The text of a 227 reply: six numbers somewhere in it. RFC 959 shows them in parentheses but requires nothing, so RFC 1123
/// §4.1.2.6 tells the reader to scan for the first digit of the host and port.
/// </summary>
public static class PassiveReply
{
    /// <summary>Finds the first row of exactly six numbers of 0 to 255; the reply's code may stand before it.</summary>
    /// <param name="text">The reply's text, or its whole line.</param>
    /// <param name="endpoint">Host and port.</param>
    /// <returns>False when no such row is there.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DataEndpoint endpoint)
    {
        endpoint = default;
        text = text[..Math.Min(text.Length, Limits.AddressTextBytes)];
        Span<byte> n = stackalloc byte[HostPort.Numbers];
        if (!NumberRow.TryFind(text, n))
            return false;
        endpoint = HostPort.From(n);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DataEndpoint)"/>
    public static bool TryParse(ReadOnlySpan<byte> text, out DataEndpoint endpoint) =>
        TryParse(NumberList.Widen(text, stackalloc char[Limits.AddressTextBytes]), out endpoint);
}
