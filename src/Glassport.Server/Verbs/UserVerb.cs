using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>USER (RFC 959 §4.1.1). The answer is the same for every name: it tells nobody which users there are.</summary>
internal static class UserVerb
{
    private static readonly Reply NeedPassword = new(331, "User name okay, need password.", "用户名正确，需要密码。");
    private static readonly Reply NeedTls = new(530, "This server takes logins on a protected connection only: send AUTH TLS first.", "本服务器只接受加密连接上的登录：请先发送 AUTH TLS。");

    /// <summary>Notes the name; whoever was logged in is no more.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        session.LogOut();
        var tls = session.Site.Settings.Tls;
        bool anonymous = session.Site.Settings.Authentication.Anonymous && argument is "anonymous" or "ftp";
        if (!session.Control.IsSecure && (anonymous ? tls.RequireForAnonymousLogin : tls.RequireForLogin))
            return new(NeedTls);
        session.Progress.UserName = argument;
        return new(NeedPassword);
    }
}
