using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Glassport.Protocol.Addresses;
using Glassport.Server.Access;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Data;

/// <summary>Who may take part in a session's data connections, and the words for what went wrong with them.</summary>
/// <param name="settings">The site's settings.</param>
/// <param name="ends">The control connection's ends.</param>
/// <param name="budget">Makes the rates that a new data connection has to keep.</param>
/// <param name="reportThief">Is told the address of a stranger and where it connected.</param>
internal sealed class DataRules(DataSettings settings, SessionEnds ends, Func<BandwidthBudget?> budget, Action<IPAddress, IPEndPoint> reportThief)
{
    private readonly IPAddress peer = ends.Client.Address;

    /// <summary>Takes a socket over as a data connection.</summary>
    /// <param name="socket">The socket.</param>
    public DataConnection Take(Socket socket) => new(socket, budget());

    /// <summary>True when a host besides the client may be connected to (FXP by PORT).</summary>
    /// <param name="address">The host.</param>
    public bool AdmitsTarget(IPAddress address) => settings.ForeignActive && IsForeignFriend(address);

    /// <summary>True when a host besides the client may connect: the proxy that stands between, or one that a rule allows (FXP by PASV).</summary>
    /// <param name="address">The host.</param>
    public bool AdmitsSource(IPAddress address) => address.Equals(ends.Proxy) || (settings.ForeignPassive && IsForeignFriend(address));

    /// <summary>Writes down that a stranger connected to a passive port.</summary>
    /// <param name="address">The stranger.</param>
    /// <param name="endpoint">The port's address.</param>
    public void ReportThief(IPAddress address, IPEndPoint endpoint) => reportThief(address, endpoint);

    /// <summary>Why no connection came to a passive port.</summary>
    /// <param name="channel">What was agreed on.</param>
    /// <param name="stranger">A stranger who came instead, or null.</param>
    public DataFailure Explain(DataChannel channel, IPAddress? stranger)
    {
        string where = channel.Endpoint.ToString();
        if (stranger is not null)
        {
            return new(
                "stranger",
                string.Create(CultureInfo.InvariantCulture, $"No data connection: {stranger} connected to {where} instead of {peer} and was dropped. If a proxy stands between, allow its network."),
                string.Create(CultureInfo.InvariantCulture, $"没有数据连接：连接到 {where} 的是 {stranger}，而不是 {peer}，已被断开。如果中间有代理，请允许它所在的网络。"));
        }

        if (channel.Endpoint.Address.IsUnroutable && !peer.IsUnroutable)
        {
            return new(
                "unroutable",
                string.Create(CultureInfo.InvariantCulture, $"No data connection: nothing reached {where}. That address is private and you are not in its network; the server needs --public-address."),
                string.Create(CultureInfo.InvariantCulture, $"没有数据连接：{where} 没有收到任何连接。该地址是私有地址，而您不在该网络中；服务器需要设置 --public-address。"));
        }

        return new(
            "timeout",
            string.Create(CultureInfo.InvariantCulture, $"No data connection: nothing from {peer} reached {where}. A firewall may block this port; open the server's passive range."),
            string.Create(CultureInfo.InvariantCulture, $"没有数据连接：{where} 没有收到来自 {peer} 的连接。可能被防火墙拦截，请开放服务器的被动端口范围。"));
    }

    // Hosts that only the server's own machine or network reaches are out of bounds for clients that are elsewhere.
    private bool IsForeignFriend(IPAddress address) =>
        settings.ForeignNetworks.Any(network => network.Contains(address))
        && settings.ForeignNetworks.Any(network => network.Contains(peer))
        && address.Reach is not AddressReach.None and var reach
        && (reach == AddressReach.Everywhere || reach == peer.Reach);
}
