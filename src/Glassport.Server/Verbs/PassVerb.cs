using Glassport.Server.Access;
using Glassport.Server.Records;
using Glassport.Server.Sessions;
using Glassport.Server.Sites;

namespace Glassport.Server.Verbs;

/// <summary>PASS (RFC 959 §4.1.1). A failure says the same whatever the reason, and says it later each time.</summary>
internal static class PassVerb
{
    private static readonly Reply NeedsUser = new(503, "Say USER first.", "请先发送 USER。");
    private static readonly Reply IsLoggedIn = new(503, "You are logged in already.", "您已经登录。");
    private static readonly Reply Welcome = new(230, "Login successful.", "登录成功。");
    private static readonly Reply Incorrect = new(530, "Login incorrect.", "登录信息不正确。");
    private static readonly Reply TooOften = new(421, "Login incorrect, too many times. Closing the control connection.", "登录失败次数过多，关闭控制连接。") { Closes = true };

    /// <summary>Lets the user in, or not.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Login is not null)
            return IsLoggedIn;
        if (session.Progress.UserName is not { } name)
            return NeedsUser;
        var identity = await session.Site.AuthenticateAsync(session, name, argument).ConfigureAwait(false);
        return identity is null ? await FailAsync(session, name, "wrong name or password").ConfigureAwait(false) : await EnterAsync(session, identity).ConfigureAwait(false);
    }

    /// <summary>Lets a user in who has proved who they are.</summary>
    /// <param name="session">The session.</param>
    /// <param name="identity">The user.</param>
    public static async ValueTask<Reply> EnterAsync(Session session, Identity identity)
    {
        var (tree, problem) = await Tree.OpenAsync(session.Site.Settings, identity).ConfigureAwait(false);
        if (tree is null)
            return await FailAsync(session, identity.Name, problem).ConfigureAwait(false);
        if (session.Lease!.TryLogIn(identity, session.Site.Settings.Limits) != MetLimit.None)
        {
            tree.Dispose();
            return new(421, "Too many sessions of this user.", "该用户的会话过多。") { Closes = true };
        }

        session.Server.Bans.RecordSuccess(session.Ends.Client.Address);
        session.Login = new(identity, tree, session.Site.Rules.For(identity));
        session.WorkingDirectory = tree.Start;
        session.Progress.UserName = null;
        session.Server.Metrics.Login(succeeded: true);
        session.Server.Log.LoggedIn(session.Id, new(identity.Name), session.Ends.Client);
        return session.Site.Settings.Messages.Welcome is { } text ? new(230, text) : Welcome;
    }

    private static async ValueTask<Reply> FailAsync(Session session, string name, string reason)
    {
        session.Progress.UserName = null;
        int failures = ++session.Progress.Failures;
        session.Server.Metrics.Login(succeeded: false);
        session.Server.Log.LoginFailed(session.Id, new(name), session.Ends.Client, reason);
        var bans = session.Server.Settings.Bans;
        var ban = session.Server.Bans.RecordFailure(session.Ends.Client.Address);
        var delay = LoginDelay.After(bans, failures);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, session.Server.Time).ConfigureAwait(false);
        return ban is not null || failures >= session.Site.Settings.Limits.LoginAttempts ? TooOften : Incorrect;
    }
}
