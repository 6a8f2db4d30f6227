using System.Buffers;
using System.Globalization;
using System.Net;

namespace Glassport.Protocol.Addresses;

/// <summary>Reads the addresses and ports that RFC 2428 writes between delimiters.</summary>
internal static class NetworkAddress
{
    private static readonly SearchValues<char> IPv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Four decimal numbers with dots, nothing shorter, octal or hexadecimal.</summary>
    public static bool TryParseIPv4(ReadOnlySpan<char> text, out IPAddress? address)
    {
        address = null;
        Span<byte> bytes = stackalloc byte[4];
        for (int i = 0; i < bytes.Length; i++)
        {
            int dot = i == 3 ? text.Length : text.IndexOf('.');
            if (dot is < 1 or > 3 || !byte.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
                return false;
            text = text[Math.Min(dot + 1, text.Length)..];
        }

        address = new IPAddress(bytes);
        return true;
    }

    /// <summary>An IPv6 address; a zone ("%eth0") means something to the sender alone and is dropped.</summary>
    public static bool TryParseIPv6(ReadOnlySpan<char> text, out IPAddress? address)
    {
        address = null;
        int zone = text.IndexOf('%');
        text = zone < 0 ? text : text[..zone];
        return text.Contains(':') && !text.ContainsAnyExcept(IPv6Characters) && IPAddress.TryParse(text, out address);
    }

    /// <summary>A port of 1 to 65535.</summary>
    public static bool TryParsePort(ReadOnlySpan<char> text, out int port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort value) ? (port = value) > 0 : (port = 0) > 0;

    /// <summary>RFC 2428 §2: 33 to 126; a digit would be lost among those of the port.</summary>
    public static bool IsDelimiter(char c) => c is >= '!' and <= '~' && !char.IsAsciiDigit(c);
}
