using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The server said 421 after silence (RFC 959 §4.2.1, §5.4).</summary>
internal sealed class IdleTimeout() : ConversationRule("idle-timeout", Severity.Notice)
{
    private const double SilenceMs = 1_000;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (Reply reply in conversation.UnsolicitedReplies)
        {
            if (reply.Code != 421)
                continue;
            double silence = SilenceBefore(conversation, reply);
            if (silence < SilenceMs && !SpeaksOfTime(reply.Text))
                continue;
            yield return Found(
                conversation, [reply.Packet], ("silence", silence > 0 ? silence : null), ("text", reply.Text), ("reply", reply.Packet));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The server ended an idle session",
        $"{(seen.Has("silence") ? $"After {seen.Duration("silence")} without a command" : "Without being asked")} the server said 421 {seen.Quote("text")} "
            + $"({seen.Packet("reply")}) and gave the session up.",
        "Log in again to go on. If sessions must stay open longer, raise the limit (vsftpd idle_session_timeout, data_connection_timeout; IIS: "
            + "Control Channel Timeout) or let the client send NOOP now and then.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "服务器结束了空闲的会话",
        $"{(seen.Has("silence") ? $"{seen.Duration("silence")}没有命令之后" : "没有命令的情况下")}，服务器发出 421 {seen.Quote("text")}（{seen.Packet("reply")}），放弃了这个会话。",
        "重新登录即可继续。如果需要更长的空闲时间，请调大时限（vsftpd：idle_session_timeout、data_connection_timeout；IIS：控制通道超时），"
            + "或让客户端定时发送 NOOP。");

    private static double SilenceBefore(Conversation conversation, Reply reply)
    {
        Glassport.Packets.Timestamp last = conversation.Greeting is { } greeting && greeting.Packet < reply.Packet ? greeting.Time : conversation.FirstTime;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.Packet < reply.Packet && exchange.Command.Time > last)
                last = exchange.Command.Time;
            foreach (Reply earlier in exchange.Replies)
            {
                if (earlier.Packet < reply.Packet && earlier.Time > last)
                    last = earlier.Time;
            }
        }

        return reply.Time.MillisecondsSince(last);
    }

    private static bool SpeaksOfTime(string text) => text.Contains("time", StringComparison.OrdinalIgnoreCase)
        || text.Contains("idle", StringComparison.OrdinalIgnoreCase) || text.Contains("inactiv", StringComparison.OrdinalIgnoreCase);
}
