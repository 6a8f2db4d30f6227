using System.Globalization;
using System.Net;
using Glassport.Protocol.Addresses;
using Glassport.Server.Data;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>PASV (RFC 959 §4.1.2): the server says where it listens.</summary>
internal static class PasvVerb
{
    private static readonly Reply NeedsEpsv = new(425, "This connection is IPv6, which PASV cannot express; use EPSV.", "本连接是 IPv6，PASV 无法表示，请使用 EPSV。");

    /// <summary>Opens a listener.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Setup.IsExtendedPassiveOnly)
            return new(PortVerb.OnlyEpsv);
        var address = session.AdvertisedAddress;
        if (!address.IsIPv4)
            return new(NeedsEpsv);
        if (Listen(session, address, out var refusal) is not { } port)
            return new(refusal);
        string host = address.ToString().Replace('.', ',');
        return new(new Reply(227, string.Create(CultureInfo.InvariantCulture, $"Entering Passive Mode ({host},{port >> 8},{port & 255}).")));
    }

    /// <summary>Agrees on a passive data connection, or says why not.</summary>
    /// <param name="session">The session.</param>
    /// <param name="told">The address that the client is told.</param>
    /// <param name="refusal">Why not.</param>
    /// <returns>The port, or null.</returns>
    public static int? Listen(Session session, IPAddress told, out Reply? refusal)
    {
        refusal = null;
        var data = session.Settings.Data;
        if (!data.Passive)
        {
            refusal = new(502, "Passive mode is switched off here; use PORT or EPRT.", "此处已关闭被动模式，请使用 PORT 或 EPRT。");
            return null;
        }

        session.Setup.Agree(null);
        var port = session.Site.Ports.Join(session.Ends.Server.Address, data.PassivePorts, session.Ends.Client.Address);
        if (port is null)
        {
            refusal = new(
                425,
                $"Every passive port of this server is in use ({data.PassivePorts}); try again later.",
                $"本服务器的被动端口（{data.PassivePorts}）已全部占用，请稍后再试。");
            return null;
        }

        session.Agree(new PassiveChannel(port, told, session.Ends.Client.Address, session.DataRules));
        return port.Number;
    }
}
