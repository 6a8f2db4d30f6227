using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Glassport.App.Configuration;
using Glassport.Server.Settings;

namespace Glassport.App.Administration;

/// <summary>Bindings on the command line: <c>*:21</c>, <c>192.0.2.1:2121</c>, <c>[::1]:21</c>, <c>2121</c>.</summary>
internal static class ListenText
{
    /// <summary>Reads an address and port.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static Binding Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? "*" : text[..colon];
        if (host is ['[', .. var inner, ']'])
            host = inner;
        else if (host.Contains(':', StringComparison.Ordinal))
            throw Refuse(text);
        if (host.Length == 0)
            host = "*";
        if (!ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            throw Refuse(text);
        return host == "*" || IPAddress.TryParse(host, out _) ? new(host, port) : throw Refuse(text);
    }

    /// <summary>Writes an address and port.</summary>
    public static string Format(Binding binding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IPAddress.TryParse(binding.Address, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{binding.Address}]" : binding.Address)}:{binding.Port}");

    private static ConfigurationException Refuse(string text) =>
        new(text, "is no address and port to listen on", "write ADDRESS:PORT, such as *:2121, 192.0.2.1:21 or [::1]:2121");
}
