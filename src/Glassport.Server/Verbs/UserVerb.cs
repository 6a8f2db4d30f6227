using Glassport.Server.Access;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>USER (RFC 959 §4.1.1). The answer is the same for every name that has to show a password: it tells nobody which users there are.</summary>
internal static class UserVerb
{
    private static readonly Reply NeedPassword = new(331, "User name okay, need password.", "用户名正确，需要密码。");
    private static readonly Reply NeedTls = new(530, "This server takes logins on a protected connection only: send AUTH TLS first.", "本服务器只接受加密连接上的登录：请先发送 AUTH TLS。");
    private static readonly Reply NoTls = new(530, "Anonymous users are served without TLS only.", "匿名用户只能使用不加密的连接。");

    /// <summary>Notes the name; whoever was logged in is no more, though a transfer of theirs goes on. A client certificate may be proof enough (RFC 4217 §14: 232).</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        session.LogOut();
        var settings = session.Site.Settings;
        bool anonymous = settings.Authentication.Anonymous && AnonymousAuthenticator.IsAnonymous(argument);
        if (!session.Control.IsSecure && (anonymous ? settings.Tls.RequireForAnonymousLogin : settings.Tls.RequireForLogin))
            return NeedTls;
        if (anonymous && session.Control.IsSecure && !settings.Tls.AllowAnonymous)
            return NoTls;
        session.Progress.UserName = argument;
        if (session.Control.Tls?.ClientFingerprint is null && !(anonymous && settings.Authentication.AnonymousWithoutPassword))
            return NeedPassword;
        var outcome = await session.AuthenticateAsync(argument, null).ConfigureAwait(false);
        return outcome.Result == LoginResult.Accepted
            ? await PassVerb.EnterAsync(session, outcome.Identity!, null, anonymous ? 230 : 232).ConfigureAwait(false)
            : NeedPassword;
    }
}
