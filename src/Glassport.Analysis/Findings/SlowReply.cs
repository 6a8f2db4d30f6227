using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>A reply took over a second, with where the time went.</summary>
internal sealed class SlowReply() : ConversationRule("slow-reply", Severity.Notice)
{
    private const double SlowMs = 1_000;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (Greeting(conversation) is { } slowGreeting)
            yield return slowGreeting;
        Glassport.Packets.Timestamp free = conversation.FirstTime;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            Command command = exchange.Command;
            if (exchange.Replies.Count == 0)
                continue;
            Reply first = exchange.Replies[0];
            // A server that works on one command at a time reads the next when it is done.
            double waited = first.Time.MillisecondsSince(command.Time > free ? command.Time : free);
            if (exchange.Replies[^1].Time > free)
                free = exchange.Replies[^1].Time;
            bool wholeTransfer = Transfers.IsTransfer(command.Verb) && first.IsPositive;
            if (waited <= SlowMs || wholeTransfer || Repeated(conversation, command.Packet, first.Packet))
                continue;
            yield return Found(
                conversation, exchange.DataConnection, [command.Packet, first.Packet],
                ("command", Transfers.Name(command)), ("sent", command.Packet), ("reply", first.Packet), ("code", first.Code), ("waited", waited),
                ("ack", command.Ack is { Kind: AcknowledgmentKind.Pure } ack ? ack.Packet : null),
                ("ackAfter", command.Ack is { Kind: AcknowledgmentKind.Pure } pure ? pure.AfterMs : null),
                ("roundTrip", conversation.Transport.InitialRoundTripMs));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen["code"]} came only after {seen.Duration("waited")}",
        (seen.Has("command") ? $"{seen.Quote("command")} ({seen.Packet("sent")})" : "The connection was open, but the greeting")
            + $" {(seen.Has("command") ? "was answered" : "came")} in {seen.Packet("reply")}, {seen.Duration("waited")} later. "
            + (seen.Has("ack")
                ? $"The server's TCP acknowledged the command after {seen.Duration("ackAfter")} ({seen.Packet("ack")}): the rest of the time passed inside the server."
                : seen.Has("roundTrip")
                    ? $"The way there and back takes {seen.Duration("roundTrip")}: the rest of the time passed inside the server."
                    : "How much of it was the way and how much the server, the capture does not tell."),
        seen["command"] is "" || seen["command"].StartsWith("USER", StringComparison.Ordinal) || seen["command"] == "PASS"
            ? "Delays at the greeting and the login mostly come from reverse DNS or ident look-ups and from slow authentication (PAM, LDAP): "
                + "give the server a DNS that knows the client's address, or turn the look-up off (vsftpd reverse_lookup_enable=NO, ProFTPD UseReverseDNS off)."
            : "Look at the server: its load, slow or network disks, very large directories, virus scanners.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"等了 {seen.Duration("waited")}才收到 {seen["code"]}",
        (seen.Has("command") ? $"{seen.Quote("command")}（{seen.Packet("sent")}）" : "连接建立之后，欢迎应答")
            + $"在 {seen.Duration("waited")}之后才{(seen.Has("command") ? "得到应答" : "到达")}（{seen.Packet("reply")}）。"
            + (seen.Has("ack")
                ? $"服务器的 TCP 在 {seen.Duration("ackAfter")}后就确认了命令（{seen.Packet("ack")}），其余时间都花在服务器内部。"
                : seen.Has("roundTrip")
                    ? $"网络往返只需 {seen.Duration("roundTrip")}，其余时间都花在服务器内部。"
                    : "其中网络和服务器各占多少，抓包里看不出来。"),
        seen["command"] is "" || seen["command"].StartsWith("USER", StringComparison.Ordinal) || seen["command"] == "PASS"
            ? "欢迎和登录阶段的延迟多半来自反向 DNS 或 ident 查询，或缓慢的认证（PAM、LDAP）：让服务器的 DNS 能解析客户端地址，或关闭查询"
                + "（vsftpd：reverse_lookup_enable=NO；ProFTPD：UseReverseDNS off）。"
            : "检查服务器：负载、慢速或网络磁盘、过大的目录、杀毒软件。");

    private Finding? Greeting(Conversation conversation)
    {
        if (conversation.Greeting is not { } greeting || conversation.Midstream || conversation.Handshake.Ack is not long opened
            || conversation.Transport.SynPackets.Count > 1 || Repeated(conversation, opened, greeting.Packet))
        {
            return null;
        }

        double waited = greeting.Time.MillisecondsSince(conversation.FirstTime) - (conversation.Transport.InitialRoundTripMs ?? 0);
        return waited <= SlowMs
            ? null
            : Found(conversation, [opened, greeting.Packet], ("reply", greeting.Packet), ("code", greeting.Code), ("waited", waited),
                ("roundTrip", conversation.Transport.InitialRoundTripMs));
    }

    // A retransmission in between: packet-loss tells where that time went.
    private static bool Repeated(Conversation conversation, long from, long to) =>
        conversation.Transport.Retransmissions.Any(packet => packet >= from && packet <= to);
}
