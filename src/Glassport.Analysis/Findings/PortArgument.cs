using System.Globalization;
using Glassport.Packets;

namespace Glassport.Analysis.Findings;

/// <summary>The endpoint that a PORT (RFC 959 §4.1.2) or EPRT (RFC 2428 §2) names, also when the server refused it.</summary>
internal static class PortArgument
{
    /// <summary>Reads the argument of <paramref name="verb"/>; false when it is neither command or malformed.</summary>
    public static bool TryRead(string verb, string argument, out Endpoint endpoint)
    {
        endpoint = default;
        return verb switch
        {
            "PORT" => TryReadPort(argument, out endpoint),
            "EPRT" => TryReadExtended(argument, out endpoint),
            _ => false,
        };
    }

    private static bool TryReadPort(string argument, out Endpoint endpoint)
    {
        endpoint = default;
        Span<Range> parts = stackalloc Range[7];
        ReadOnlySpan<char> text = argument.AsSpan().Trim();
        if (text.Split(parts, ',') != 6)
            return false;
        Span<byte> numbers = stackalloc byte[6];
        for (int i = 0; i < 6; i++)
        {
            if (!byte.TryParse(text[parts[i]].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }

        endpoint = new Endpoint(HostAddress.ReadIPv4(numbers), (ushort)((numbers[4] << 8) | numbers[5]));
        return true;
    }

    private static bool TryReadExtended(string argument, out Endpoint endpoint)
    {
        endpoint = default;
        ReadOnlySpan<char> text = argument.AsSpan().Trim();
        if (text.IsEmpty)
            return false;
        Span<Range> parts = stackalloc Range[6];
        if (text.Split(parts, text[0]) != 5 || !HostAddress.TryParse(text[parts[2]], out HostAddress address)
            || !ushort.TryParse(text[parts[3]], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            return false;
        }

        endpoint = new Endpoint(address, port);
        return true;
    }
}
