using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>Where a PORT, EPRT, PASV or EPSV says that data shall go; also when no data connection followed.</summary>
internal static class NegotiatedEndpoint
{
    /// <summary>The endpoint that the exchange named, or null when it named none; <paramref name="data"/> is the connection that came of it.</summary>
    public static Endpoint? Of(Exchange exchange, DataConnection? data, HostAddress server)
    {
        if (!IsNegotiation(exchange.Command.Verb))
            return null;
        if (data?.NegotiatedEndpoint is { } known)
            return known;
        return exchange.Command.Verb switch
        {
            "PORT" => SixNumbers(exchange.Command.Argument),
            "EPRT" => Extended(exchange.Command.Argument, null),
            "PASV" when exchange.FinalReply is { Code: 227 } reply => SixNumbers(reply.Text),
            "EPSV" when exchange.FinalReply is { Code: 229 } reply => Extended(reply.Text, server),
            _ => null,
        };
    }

    /// <summary>Whether the verb prepares a data connection in one of the ways that the logs know.</summary>
    public static bool IsNegotiation(string verb) => verb is "PORT" or "EPRT" or "PASV" or "EPSV";

    // RFC 959 §4.1.2: h1,h2,h3,h4,p1,p2; in a 227 anywhere in the text (RFC 1123 §4.1.2.6).
    private static Endpoint? SixNumbers(string text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (char.IsAsciiDigit(text[start]) && (start == 0 || !char.IsAsciiDigit(text[start - 1])) && SixNumbersAt(text.AsSpan(start)) is { } found)
                return found;
        }

        return null;
    }

    private static Endpoint? SixNumbersAt(ReadOnlySpan<char> text)
    {
        ulong value = 0;
        for (int i = 0; i < 6; i++)
        {
            int digits = 0;
            int number = 0;
            while (digits < Math.Min(text.Length, 4) && char.IsAsciiDigit(text[digits]))
                number = (number * 10) + text[digits++] - '0';
            if (digits is 0 or > 3 || number > 255)
                return null;
            value = (value << 8) | (uint)number;
            text = text[digits..];
            if (i < 5 && (text.IsEmpty || text[0] != ','))
                return null;
            text = i < 5 ? text[1..] : text;
        }

        return new(HostAddress.FromIPv4((uint)(value >> 16)), (ushort)value);
    }

    // RFC 2428 §2 and §3: |family|address|port|, with any delimiter; a 229 leaves the first two empty.
    private static Endpoint? Extended(string text, HostAddress? server)
    {
        int open = server is null ? 0 : text.IndexOf('(') + 1;
        if (open >= text.Length)
            return null;
        string[] parts = text[open..].Split(text[open], 5);
        if (parts.Length < 5 || !ushort.TryParse(parts[3], out ushort port))
            return null;
        if (HostAddress.TryParse(parts[2], out HostAddress address))
            return new(address, port);
        return server is { } host && parts[2].Length == 0 ? new(host, port) : null;
    }
}
