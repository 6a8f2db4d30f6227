using System.Net;
using Glassport.Protocol.Addresses;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>LPRT (RFC 1639 §3): PORT for addresses of any length.</summary>
internal static class LprtVerb
{
    private static readonly Reply Okay = new(200, "LPRT command successful. Consider using EPSV.", "LPRT 命令成功。建议使用 EPSV。");
    private static readonly Reply Wrong = new(501, "LPRT takes family, lengths, address and port as numbers.", "LPRT 的参数是以数字表示的协议、长度、地址和端口。");

    /// <summary>Notes the address.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(LongHostPort.TryParse(argument, out var endpoint) ? PortVerb.Agree(session, new IPEndPoint(endpoint.Address!, endpoint.Port), Okay) : Wrong);
}
