using Glassport.Server.Access;
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
    private static readonly Reply TooOften = new(530, "Login incorrect, too many times. Closing the control connection.", "登录失败次数过多，关闭控制连接。") { Closes = true };
    private static readonly Reply TooMany = new(421, "Too many sessions of this user.", "该用户的会话过多。") { Closes = true };

    /// <summary>Lets the user in, or not.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Login is not null)
            return IsLoggedIn;
        if (session.Progress.UserName is not { } name)
            return NeedsUser;
        long began = session.Server.Time.GetTimestamp();
        var outcome = await session.AuthenticateAsync(name, argument).ConfigureAwait(false);
        return outcome.Result == LoginResult.Accepted
            ? await EnterAsync(session, outcome.Identity!, argument).ConfigureAwait(false)
            : await FailAsync(session, outcome.Detail ?? "wrong name or password", began).ConfigureAwait(false);
    }

    /// <summary>Lets a user in who has proved who they are.</summary>
    /// <param name="session">The session.</param>
    /// <param name="identity">The user.</param>
    /// <param name="password">What was shown: of anonymous users a mail address, by custom.</param>
    /// <param name="code">The code of success.</param>
    public static async ValueTask<Reply> EnterAsync(Session session, Identity identity, string? password, int code = 230)
    {
        long began = session.Server.Time.GetTimestamp();
        var site = session.Site;
        var (tree, problem) = await Tree.OpenAsync(site.SettingsOf(identity), identity, session.Server.Folders, site.Quotas, session.Server.Settings.Groups).ConfigureAwait(false);
        if (tree is null)
            return await FailAsync(session, problem, began).ConfigureAwait(false);
        if (session.Lease is { } lease && lease.TryLogIn(identity, site.Settings.Limits) != MetLimit.None)
        {
            tree.Dispose();
            return TooMany;
        }

        session.Server.Bans.RecordSuccess(session.Ends.Client.Address);
        session.Enter(new(identity, tree, site) { MailAddress = identity.IsAnonymous ? password : null });
        var delay = session.Server.Settings.Bans.SuccessDelay;
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, session.Server.Time).ConfigureAwait(false);
        return session.Settings.Messages.Welcome is { } text ? new(code, text) : code == Welcome.Code ? Welcome : Welcome with { Code = code };
    }

    private static async ValueTask<Reply> FailAsync(Session session, string reason, long began)
    {
        int failures = ++session.Progress.Failures;
        session.ReportFailedLogin(reason);
        session.Progress.UserName = null;
        var bans = session.Server.Settings.Bans;
        var ban = session.Server.Bans.RecordFailure(session.Ends.Client.Address);
        if (ban is not null)
            session.Server.Metrics.Banned();
        var delay = LoginDelay.Remaining(bans, failures, session.Server.Time.GetElapsedTime(began));
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, session.Server.Time).ConfigureAwait(false);
        return ban is not null || failures >= session.Settings.Limits.LoginAttempts ? TooOften : Incorrect;
    }
}
