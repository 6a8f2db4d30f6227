using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The server rejected a login, whether or not a later one succeeded.</summary>
internal sealed class LoginFailed() : ConversationRule("login-failed", Severity.Warning)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        Login login = conversation.Login;
        if (login.Rejections.Count == 0)
            yield break;
        (long command, long reply) = login.Rejections[^1];
        Exchange? exchange = conversation.Exchanges.FirstOrDefault(e => e.Command.Packet == command && e.FinalReply?.Packet == reply);
        yield return Found(
            conversation,
            login.Rejections.SelectMany<(long Command, long Reply), long?>(pair => [pair.Command, pair.Reply]),
            ("user", UserAt(conversation, command) ?? login.User), ("count", Math.Max(login.Failures, login.Rejections.Count)),
            ("verb", exchange?.Command.Verb), ("code", exchange?.FinalReply?.Code), ("text", exchange?.FinalReply?.Text),
            ("command", command), ("reply", reply), ("later", login.Outcome == LoginOutcome.Accepted ? login.Packet : null));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        seen.Has("user") ? $"Login of {seen.Quote("user")} rejected" : "Login rejected",
        $"The server rejected {(seen.Number("count") > 1 ? $"{seen.Number("count")} login attempts; the last" : "the login")}: "
            + $"{(seen.Has("verb") ? seen["verb"] : "the command")} in {seen.Packet("command")} was answered in {seen.Packet("reply")}"
            + (seen.Has("code") ? $" by {seen["code"]} {seen.Quote("text")}" : "") + "."
            + (seen.Has("later") ? $" A later attempt succeeded ({seen.Packet("later")})." : ""),
        "Check the user name and the password first. If both are right, look into the server's log for the reason: an account that is locked "
            + "or listed in ftpusers or user_list (vsftpd), a login shell missing from /etc/shells, PAM, or a missing authorization rule "
            + "(IIS: FTP Authorization Rules).");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        seen.Has("user") ? $"用户 {seen.Quote("user")} 登录被拒绝" : "登录被拒绝",
        $"服务器拒绝了{(seen.Number("count") > 1 ? $" {seen.Number("count")} 次登录尝试，最后一次" : "这次登录")}："
            + $"{seen.Packet("command")}的 {(seen.Has("verb") ? seen["verb"] : "命令")}在 {seen.Packet("reply")}得到应答"
            + (seen.Has("code") ? $" {seen["code"]} {seen.Quote("text")}" : "") + "。"
            + (seen.Has("later") ? $"后来的一次登录成功（{seen.Packet("later")}）。" : ""),
        "先核对用户名和口令。如果都没错，就查服务器日志找原因：账号被锁定或列在 ftpusers、user_list 中（vsftpd），登录 shell 不在 /etc/shells 里，"
            + "PAM 拒绝，或缺少授权规则（IIS：“FTP 授权规则”）。");

    private static string? UserAt(Conversation conversation, long packet)
    {
        string? user = null;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.Packet > packet)
                break;
            if (exchange.Command.Verb == "USER")
                user = exchange.Command.Argument;
        }

        return user;
    }
}
