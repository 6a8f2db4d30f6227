using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The control connection's SYN was answered by RST, or by an ICMP error.</summary>
internal sealed class ConnectionRefused() : ConversationRule("connection-refused", Severity.Error, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (!conversation.Refused)
            yield break;
        (long Packet, SynAnswer Kind)? answer = conversation.Transport.AnsweredBy;
        long? reply = answer?.Packet ?? (conversation.Close.Packets.Count > 0 ? conversation.Close.Packets[0] : null);
        yield return Found(
            conversation,
            [conversation.Handshake.Syn, reply],
            ("server", conversation.Server), ("client", conversation.Client.Address), ("syn", conversation.Handshake.Syn), ("reply", reply),
            ("kind", answer?.Kind == SynAnswer.Icmp ? "ICMP" : "RST"));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen["server"]} refused the connection",
        $"The client's SYN ({seen.Packet("syn")}) was answered by {(seen["kind"] == "ICMP" ? "an ICMP error" : "a RST")} "
            + $"({seen.Packet("reply")}): no connection came about. "
            + (seen["kind"] == "ICMP"
                ? "A router or firewall on the way said that the server or its port cannot be reached."
                : "Nothing listens on that port, or a firewall in front of it rejects."),
        "On the server check that the FTP service runs and listens on that address and port (ss -ltn; IIS: the site is started and bound). "
            + "Then check the server's firewall for a rule with REJECT, and that the client uses the right host and port.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen["server"]} 拒绝连接",
        $"客户端的 SYN（{seen.Packet("syn")}）得到的是{(seen["kind"] == "ICMP" ? " ICMP 差错报文" : " RST")}（{seen.Packet("reply")}），连接没有建立。"
            + (seen["kind"] == "ICMP" ? "路上的路由器或防火墙表示服务器或该端口不可达。" : "该端口没有程序在监听，或者前面的防火墙主动拒绝。"),
        "在服务器上确认 FTP 服务已启动，并且监听这个地址和端口（ss -ltn；IIS：站点已启动并绑定）。再检查服务器防火墙有没有 REJECT 规则，"
            + "以及客户端填写的主机和端口是否正确。");
}
