using System.Net;
using Glassport.Protocol.Addresses;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>EPRT (RFC 2428 §2): PORT for IPv4 and IPv6.</summary>
internal static class EprtVerb
{
    private static readonly Reply Okay = new(200, "EPRT command successful. Consider using EPSV.", "EPRT 命令成功。建议使用 EPSV。");
    private static readonly Reply Wrong = new(501, "EPRT takes |family|address|port|.", "EPRT 的参数是 |协议|地址|端口|。");
    private static readonly Reply Unknown = new(522, "Network protocol not supported, use (1,2).", "不支持该网络协议，请使用 (1,2)。");

    /// <summary>Notes the address.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (ExtendedPort.TryParse(argument, out var endpoint))
            return new(PortVerb.Agree(session, new IPEndPoint(endpoint.Address!, endpoint.Port), Okay));
        string family = argument.Trim() is [var delimiter, .. var rest] ? rest.Split(delimiter)[0] : "";
        return new(family is "1" or "2" || !int.TryParse(family, out _) ? Wrong : Unknown);
    }
}
