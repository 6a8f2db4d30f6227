using System.Net;

namespace Glassport.Protocol.Addresses;

/// <summary>The argument of PORT: <c>h1,h2,h3,h4,p1,p2</c> (RFC 959 §4.1.2 and §5.3.2).</summary>
public static class HostPort
{
    internal const int Numbers = 6;

    /// <summary>Reads the argument: six numbers of 0 to 255. Blanks around them, leading zeros and one pair of parentheses are tolerated.</summary>
    /// <param name="argument">What follows the verb and its blank.</param>
    /// <param name="endpoint">Host and port.</param>
    /// <returns>False when it is anything else.</returns>
    public static bool TryParse(ReadOnlySpan<char> argument, out DataEndpoint endpoint)
    {
        endpoint = default;
        argument = Unwrap(argument[..Math.Min(argument.Length, Limits.AddressTextBytes)].Trim(" \t\0"));
        Span<byte> n = stackalloc byte[Numbers];
        if (NumberList.Read(argument, n, out int read) != Numbers || !argument[read..].Trim(" \t\0").IsEmpty)
            return false;
        endpoint = From(n);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DataEndpoint)"/>
    public static bool TryParse(ReadOnlySpan<byte> argument, out DataEndpoint endpoint) =>
        TryParse(NumberList.Widen(argument, stackalloc char[Limits.AddressTextBytes]), out endpoint);

    internal static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> argument) =>
        argument is ['(', .., ')'] ? argument[1..^1] : argument;

    internal static DataEndpoint From(ReadOnlySpan<byte> n) => DataEndpoint.FromBytes(new IPAddress(n[..4]), n[4], n[5]);
}
