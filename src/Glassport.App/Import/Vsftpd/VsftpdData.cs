using System.Net;
using System.Net.Sockets;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>Data connections.</summary>
internal static class VsftpdData
{
    /// <summary>pasv_enable, the range of ports, and the address that is told.</summary>
    public static VsftpdDraft Passive(VsftpdDraft draft, VsftpdValues values)
    {
        var data = draft.Site.Data with { Passive = values.Flag("pasv_enable"), PassivePorts = Ports(values) };
        if (values.Text("pasv_address") is { } text)
            data = data with { PublicAddress = Address(values, text), LocalNetworks = [] };
        return draft with { Site = draft.Site with { Data = data } };
    }

    /// <summary>port_enable, connect_from_port_20 and ftp_data_port.</summary>
    public static VsftpdDraft Active(VsftpdDraft draft, VsftpdValues values)
    {
        bool fixedPort = values.Flag("connect_from_port_20");
        return draft with
        {
            Site = draft.Site with
            {
                Data = draft.Site.Data with
                {
                    Active = values.Flag("port_enable"),
                    ConnectFromPortBelow = false,
                    ActivePort = fixedPort ? VsftpdListening.Port(values, "ftp_data_port") : null,
                },
            },
        };
    }

    /// <summary>pasv_promiscuous and port_promiscuous.</summary>
    public static VsftpdDraft Foreign(VsftpdDraft draft, VsftpdValues values)
    {
        bool passive = values.Flag("pasv_promiscuous");
        bool active = values.Flag("port_promiscuous");
        return draft with
        {
            Site = draft.Site with
            {
                Data = draft.Site.Data with
                {
                    ForeignNetworks = passive || active ? [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")] : [],
                    ForeignPassive = passive,
                    ForeignActive = active,
                },
            },
        };
    }

    private static PortRange? Ports(VsftpdValues values)
    {
        if (!values.IsSet("pasv_min_port") && !values.IsSet("pasv_max_port"))
            return null;
        const int lowest = 1024, highest = 65535;
        int first = values.Number("pasv_min_port") is > lowest and <= highest and long low ? (int)low : lowest;
        int last = values.Number("pasv_max_port") is < highest and long high && high >= first ? (int)high : highest;
        return new(first, last);
    }

    private static IPAddress Address(VsftpdValues values, string text)
    {
        if (values.Flag("pasv_addr_resolve"))
            return values.Surroundings.Resolve(text) ?? throw values.Wrong("pasv_address", $"{text} has no IPv4 address");
        return IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? address
            : throw values.Wrong("pasv_address", $"no IPv4 address: {text} (a host name needs pasv_addr_resolve=YES)");
    }
}
