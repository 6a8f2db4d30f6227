using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>PROT (RFC 2228 §3, RFC 4217 §9): whether data connections are protected.</summary>
internal static class ProtVerb
{
    private static readonly Reply Private = new(200, "Data connections are protected.", "数据连接将加密。");
    private static readonly Reply Clear = new(200, "Data connections are in the clear.", "数据连接不加密。");
    private static readonly Reply NeedsBufferSize = new(503, "PROT comes behind AUTH TLS and PBSZ 0.", "PROT 必须在 AUTH TLS 和 PBSZ 0 之后。");
    private static readonly Reply Refused = new(534, "This site protects its data connections: PROT C is refused.", "本站点要求加密数据连接：拒绝 PROT C。");
    private static readonly Reply NotWithTls = new(536, "TLS knows levels C and P.", "TLS 只支持 C 和 P 两级。");
    private static readonly Reply Unknown = new(504, "There is no such level.", "没有这样的保护级别。");

    /// <summary>The line of FEAT.</summary>
    /// <param name="session">The session.</param>
    public static string? Feature(Session session) => session.Binding.Tls == TlsMode.None ? null : "PROT";

    /// <summary>Sets the level.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.Control.IsSecure || !session.HasBufferSize)
            return new(NeedsBufferSize);
        var tls = session.Settings.Tls;
        switch (argument.Trim().ToUpperInvariant())
        {
            case "P":
                session.Setup.IsProtected = true;
                return new(Private);
            case "C" when tls.AllowClearData && !tls.RequireForData:
                session.Setup.IsProtected = false;
                return new(Clear);
            case "C":
                return new(Refused);
            case "S" or "E":
                return new(NotWithTls);
            default:
                return new(Unknown);
        }
    }
}
