using System.Net;
using Glassport.Protocol.Addresses;
using Glassport.Server.Data;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>PORT (RFC 959 §4.1.2): the client says where it listens.</summary>
internal static class PortVerb
{
    /// <summary>The reply to whatever EPSV ALL forbids (RFC 2428 §4).</summary>
    public static readonly Reply OnlyEpsv = new(503, "EPSV ALL was said: no other command may set up a data connection.", "已声明 EPSV ALL：不能再使用其他命令建立数据连接。");

    private static readonly Reply Okay = new(200, "PORT command successful. Consider using PASV.", "PORT 命令成功。建议使用 PASV。");
    private static readonly Reply Wrong = new(501, "PORT takes h1,h2,h3,h4,p1,p2.", "PORT 的参数是 h1,h2,h3,h4,p1,p2。");

    /// <summary>Notes the address, once it is certain to be the client's own (RFC 2577 §3).</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(HostPort.TryParse(argument, out var endpoint) ? Agree(session, new(endpoint.Address!, endpoint.Port), Okay) : Wrong);

    /// <summary>Agrees on an active data connection, or says why not.</summary>
    /// <param name="session">The session.</param>
    /// <param name="target">Where the client says that it listens.</param>
    /// <param name="okay">The reply when it may.</param>
    public static Reply Agree(Session session, IPEndPoint target, Reply okay)
    {
        var data = session.Settings.Data;
        if (session.Setup.IsExtendedPassiveOnly)
            return OnlyEpsv;
        if (!data.Active)
            return new(502, "Active mode is switched off here; use PASV or EPSV.", "此处已关闭主动模式，请使用 PASV 或 EPSV。");
        // "This host", RFC 1122 §3.2.1.3: what lftp says of itself on loopback. The server connects to no such address.
        if (target.Address.Equals(IPAddress.Any) || target.Address.Equals(IPAddress.IPv6Any))
            target.Address = session.Ends.Client.Address;
        bool own = target.Address.Equals(session.Ends.Client.Address) || session.DataRules.AdmitsTarget(target.Address);
        if (!own || target.Port < 1024)
        {
            session.Server.ReportBounce(session, target);
            return own
                ? new(501, "Data connections go to ports from 1024 on, not to a privileged port.", "数据连接只能使用 1024 及以上的端口。")
                : new(501, $"Data connections go to your own address, {session.Ends.Client.Address}, and not to a foreign address.", $"数据连接只能连到您自己的地址 {session.Ends.Client.Address}，不能连到其他主机。");
        }

        int? from = data.ActivePort ?? (data.ConnectFromPortBelow ? session.Ends.Server.Port - 1 : null);
        session.Agree(new ActiveChannel(target, session.Ends.Server.Address, from is > 0 ? from : null, session.DataRules));
        return okay;
    }
}
