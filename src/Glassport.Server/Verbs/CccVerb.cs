using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>CCC (RFC 2228 §3, RFC 4217 §6): the control connection in the clear again, for the sake of translators that read PORT and 227.</summary>
internal static class CccVerb
{
    private static readonly Reply Leaving = new(200, "The control connection is in the clear from here on.", "控制连接此后不再加密。");
    private static readonly Reply NotSecure = new(533, "The control connection is in the clear.", "控制连接并未加密。");
    private static readonly Reply Refused = new(534, "This site keeps its control connections protected.", "本站点要求控制连接保持加密。");

    /// <summary>The line of FEAT.</summary>
    /// <param name="session">The session.</param>
    public static string? Feature(Session session) =>
        session.Binding.Tls != TlsMode.None && session.Settings.Tls.AllowClearCommandChannel ? "CCC" : null;

    /// <summary>Leaves TLS.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.Control.IsSecure)
            return NotSecure;
        if (!session.Settings.Tls.AllowClearCommandChannel || session.Login is null)
            return Refused;
        await session.SayAsync(Leaving).ConfigureAwait(false);
        if (!await session.Control.LeaveTlsAsync().ConfigureAwait(false))
            session.End();
        return null;
    }
}
