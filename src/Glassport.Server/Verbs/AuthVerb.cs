using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>AUTH (RFC 2228 §3, RFC 4217 §4): TLS and nothing else.</summary>
internal static class AuthVerb
{
    private static readonly Reply Proceed = new(234, "Begin the TLS handshake.", "请开始 TLS 握手。");
    private static readonly Reply None = new(502, "This site has no TLS.", "本站点没有启用 TLS。");
    private static readonly Reply Twice = new(503, "TLS is on already.", "TLS 已启用。");
    private static readonly Reply Unknown = new(504, "The mechanism is TLS.", "可用的机制是 TLS。");

    /// <summary>The lines of FEAT: SSL is what clients call TLS-P that are older than RFC 4217.</summary>
    /// <param name="session">The session.</param>
    public static string? Feature(Session session) => session.Binding.Tls == TlsMode.Explicit ? "AUTH SSL\nAUTH TLS" : null;

    /// <summary>Changes to TLS. What the client sent ahead in the clear is thrown away (CVE-2011-1575).</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Site.Tls is null || session.Binding.Tls == TlsMode.None)
            return None;
        if (session.Control.IsSecure)
            return Twice;
        string mechanism = argument.Trim().ToUpperInvariant();
        if (mechanism is not ("TLS" or "TLS-C" or "TLS-P" or "SSL"))
            return Unknown;
        await session.SayAsync(Proceed).ConfigureAwait(false);
        session.Control.DiscardInput();
        if (!await session.ProtectControlAsync().ConfigureAwait(false))
        {
            session.End();
            return null;
        }

        session.LogOut();
        session.HasBufferSize = false;
        session.Setup.IsProtected = mechanism is "TLS-P" or "SSL";
        return null;
    }
}
