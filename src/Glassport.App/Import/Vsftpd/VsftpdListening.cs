using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>Where the server listens, and how it starts.</summary>
internal static class VsftpdListening
{
    /// <summary>listen, listen_ipv6, listen_address, listen_address6, listen_port, and the TLS of the bindings.</summary>
    public static VsftpdDraft Bindings(VsftpdDraft draft, VsftpdValues values)
    {
        bool ipv6 = values.Flag("listen_ipv6");
        bool ipv4 = values.Flag("listen") && (!ipv6 || values.IsSet("listen"));
        if (!ipv4 && !ipv6)
            throw values.Wrong("listen", "started by an inetd is not supported: say listen=YES or listen_ipv6=YES");

        string address4 = Address(values, "listen_address", AddressFamily.InterNetwork) ?? "0.0.0.0";
        string address6 = Address(values, "listen_address6", AddressFamily.InterNetworkV6) ?? "::";
        // An IPv6 socket on :: takes IPv4 connections too; "*" is that, and says it.
        ImmutableArray<string> addresses = (ipv4, ipv6) switch
        {
            (true, false) => [address4],
            (_, true) when address6 == "::" => ["*"],
            (false, true) => [address6],
            _ => [address4, address6],
        };
        int port = Port(values, "listen_port");
        var tls = !values.Flag("ssl_enable") ? TlsMode.None : values.Flag("implicit_ssl") ? TlsMode.Implicit : TlsMode.Explicit;
        return draft with { Site = draft.Site with { Bindings = [.. addresses.Select(address => new Binding(address, port, Tls: tls))] } };
    }

    /// <summary>background and run_as_launching_user.</summary>
    public static VsftpdDraft Process(VsftpdDraft draft, VsftpdValues values) =>
        draft with { Background = values.Flag("background"), RunsAsLaunchingUser = values.Flag("run_as_launching_user") };

    /// <summary>The value of an option that is a port.</summary>
    public static int Port(VsftpdValues values, string name) =>
        values.Number(name) is <= 65535 and long port ? (int)port : throw values.Wrong(name, "a port is at most 65535");

    private static string? Address(VsftpdValues values, string name, AddressFamily family)
    {
        if (values.Text(name) is not { } text)
            return null;
        return IPAddress.TryParse(text, out var address) && address.AddressFamily == family
            ? address.ToString()
            : throw values.Wrong(name, $"no {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")} address: {text}");
    }
}
