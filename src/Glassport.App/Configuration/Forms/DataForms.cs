using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>Data connections as JSON.</summary>
internal static class DataForms
{
    /// <summary>The data connections of a site.</summary>
    public static Form<DataSettings> Data { get; } = new RecordForm<DataSettings>(
            "data", "The data connections of a site.", new())
        .Member("passive", "PASV, EPSV and LPSV are answered.",
            Flag, static x => x.Passive, static (x, value) => x with { Passive = value })
        .Member("active", "PORT, EPRT and LPRT are answered.", Flag, static x => x.Active, static (x, value) => x with { Active = value })
        .Member("passivePorts", "The ports of passive data connections; null lets the system choose.",
            OrNull(Ports), static x => x.PassivePorts, static (x, value) => x with { PassivePorts = value })
        .Member("publicAddress", "The IPv4 address that 227 names, where a translator stands in between; null: the control connection's own.",
            OrNullObject(Address), static x => x.PublicAddress, static (x, value) => x with { PublicAddress = value })
        .Member("localNetworks", "Clients in these networks are told the control connection's own address all the same.",
            List(Network), static x => x.LocalNetworks, static (x, value) => x with { LocalNetworks = value })
        .Member("connectFromPortBelow", "Active data connections come from the port below the control connection's (RFC 959: L-1), when the process may.",
            Flag, static x => x.ConnectFromPortBelow, static (x, value) => x with { ConnectFromPortBelow = value })
        .Member("activePort", "The port that active data connections come from in place of the one below; null: none.",
            OrNull(Port), static x => x.ActivePort, static (x, value) => x with { ActivePort = value })
        .Member("foreignNetworks", "Networks whose hosts may name, and connect from, an address other than their own (FXP); empty: none.",
            List(Network), static x => x.ForeignNetworks, static (x, value) => x with { ForeignNetworks = value })
        .Member("foreignActive", "foreignNetworks holds for what PORT and EPRT name.",
            Flag, static x => x.ForeignActive, static (x, value) => x with { ForeignActive = value })
        .Member("foreignPassive", "foreignNetworks holds for who connects to passive ports.",
            Flag, static x => x.ForeignPassive, static (x, value) => x with { ForeignPassive = value })
        .Member("proxyNetworks", "Peers whose PROXY protocol header (v1 or v2) is believed; empty: none is expected.",
            List(Network), static x => x.ProxyNetworks, static (x, value) => x with { ProxyNetworks = value });
}
