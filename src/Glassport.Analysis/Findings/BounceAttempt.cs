using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>PORT or EPRT names a third host, or a port below 1024 (RFC 2577 §3); one finding for all of them.</summary>
internal sealed class BounceAttempt() : ConversationRule("bounce-attempt", Severity.Error, Settled.WithTransfer)
{
    private const int MostTargets = 5;

    /// <inheritdoc/>
    public override bool IsOnce => true;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<ForeignTarget> targets = [.. ForeignTarget.In(conversation).Where(t => t.Motive == Motive.Bounce)];
        if (targets.Count == 0)
            yield break;
        List<long?> packets = [];
        foreach (ForeignTarget target in targets)
        {
            packets.AddRange([target.Exchange.Command.Packet, target.Exchange.FinalReply?.Packet]);
            if (target.Data is { } data)
                packets.AddRange([data.Handshake.Syn, RefusalOf(conversation, data)]);
            else
                packets.Add(LateRefusal(conversation, target.Exchange));
        }

        List<string> named = [.. targets.Select(t => t.Named.ToString()).Distinct()];
        yield return Found(
            conversation, targets.Select(t => t.Data?.Id).FirstOrDefault(id => id is not null), packets,
            ("targets", string.Join(", ", named.Take(MostTargets))), ("count", named.Count), ("client", conversation.Client.Address),
            ("server", conversation.Server.Address),
            ("refused", targets.TrueForAll(t => t.Exchange.FinalReply is { IsNegative: true }) ? targets[0].Exchange.FinalReply?.Code : null),
            ("reached", targets.FirstOrDefault(t => t.Data is { Established: true })?.Named));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "FTP bounce: the client pointed the server at another target",
        $"{seen["client"]} asked {seen["server"]} to open data connections to {seen["targets"]}{(seen.Number("count") > MostTargets ? ", …" : "")} "
            + $"({seen.Packets}): not to the client itself, or not to a port that a client uses. "
            + (seen.Has("refused") ? $"The server refused with {seen["refused"]}."
                : seen.Has("reached") ? $"The server did connect to {seen["reached"]}: it can be used to attack others."
                : "The server did not refuse all of it."),
        "The server must accept only the client's own address and ports from 1024 up in PORT and EPRT (RFC 2577): vsftpd port_promiscuous=NO, "
            + $"ProFTPD AllowForeignAddress off, pure-ftpd without -W. Find out who works at {seen["client"]} and why.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "FTP 反弹（bounce）：客户端让服务器去连别的目标",
        $"{seen["client"]} 要求 {seen["server"]} 把数据连接建立到 {seen["targets"]}{(seen.Number("count") > MostTargets ? " 等" : "")}（{seen.Packets}），"
            + "这不是客户端自己的地址，或者不是客户端会用的端口。"
            + (seen.Has("refused") ? $"服务器以 {seen["refused"]} 拒绝。"
                : seen.Has("reached") ? $"服务器确实连到了 {seen["reached"]}，可能被人用来攻击别的主机。"
                : "服务器没有全部拒绝。"),
        "服务器对 PORT 和 EPRT 应只接受客户端自己的地址和 1024 以上的端口（RFC 2577）：vsftpd 设 port_promiscuous=NO，"
            + $"ProFTPD 设 AllowForeignAddress off，pure-ftpd 不加 -W。并查明 {seen["client"]} 上是谁、为什么这样做。");

    private static long? RefusalOf(Conversation conversation, DataConnection data) =>
        Transfers.ExchangeOf(conversation, data)?.FinalReply is { IsNegative: true } reply ? reply.Packet : null;

    // vsftpd accepts such a PORT and refuses at the transfer command.
    private static long? LateRefusal(Conversation conversation, Exchange port)
    {
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.Packet <= port.Command.Packet)
                continue;
            if (Transfers.IsNegotiation(exchange.Command.Verb))
                return null;
            if (Transfers.IsTransfer(exchange.Command.Verb))
                return exchange.FinalReply is { IsNegative: true } reply ? reply.Packet : null;
        }

        return null;
    }
}
