using System.Globalization;
using System.Net;
using Glassport.Protocol.Addresses;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>EPRT (RFC 2428 §2): PORT for IPv4 and IPv6.</summary>
internal static class EprtVerb
{
    private static readonly Reply Okay = new(200, "EPRT command successful. Consider using EPSV.", "EPRT 命令成功。建议使用 EPSV。");
    private static readonly Reply Wrong = new(501, "EPRT takes |family|address|port|.", "EPRT 的参数是 |协议|地址|端口|。");

    /// <summary>Notes the address.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string family = argument.Trim() is [var delimiter, .. var rest] ? rest.Split(delimiter)[0] : "";
        string own = session.Ends.Server.Address.IsIPv4 ? "1" : "2";
        if (family != own && int.TryParse(family, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return new(new Reply(522, $"Network protocol not supported, use ({own}).", $"不支持该网络协议，请使用 ({own})。"));
        return new(ExtendedPort.TryParse(argument, out var endpoint) ? PortVerb.Agree(session, new IPEndPoint(endpoint.Address!, endpoint.Port), Okay) : Wrong);
    }
}
