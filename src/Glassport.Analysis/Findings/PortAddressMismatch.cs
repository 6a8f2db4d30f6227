using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>PORT or EPRT names another address than the client's own: NAT without a helper.</summary>
internal sealed class PortAddressMismatch() : ConversationRule("port-address-mismatch", Severity.Warning, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (ForeignTarget target in ForeignTarget.In(conversation).Where(t => t.Motive == Motive.Translation))
        {
            Reply? reply = target.Exchange.FinalReply;
            yield return Found(
                conversation, target.Data?.Id ?? target.Exchange.DataConnection, [target.Exchange.Command.Packet, reply?.Packet],
                ("named", target.Named), ("client", conversation.Client.Address), ("verb", target.Exchange.Command.Verb),
                ("command", target.Exchange.Command.Packet), ("reply", reply?.Packet), ("code", reply?.Code), ("text", reply?.Text));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen["verb"]} names {seen["named"]}, but the client is {seen["client"]}",
        $"In {seen.Packet("command")} the client asks to be called at {seen["named"]}, while its control connection comes from {seen["client"]}: "
            + "an address translation (NAT) on the way changed the packets' addresses but not the text of the command."
            + (seen.Has("reply") ? $" The server answered {seen["code"]} {seen.Quote("text")} ({seen.Packet("reply")})." : ""),
        "Use passive mode in the client: it works through NAT. If active mode must stay, the NAT needs an FTP helper (nf_conntrack_ftp and "
            + "nf_nat_ftp on Linux; \"FTP ALG\" on routers), or the client must be told its outer address and port range. A helper cannot help FTPS.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen["verb"]} 给出 {seen["named"]}，而客户端的地址是 {seen["client"]}",
        $"{seen.Packet("command")}里，客户端要求服务器回连 {seen["named"]}，而控制连接来自 {seen["client"]}：路上的地址转换（NAT）改了包头里的地址，"
            + "却没有改命令里的文字。"
            + (seen.Has("reply") ? $"服务器的应答是 {seen["code"]} {seen.Quote("text")}（{seen.Packet("reply")}）。" : ""),
        "在客户端改用被动模式，它能穿过 NAT。如果必须用主动模式，NAT 设备需要 FTP 辅助模块（Linux：nf_conntrack_ftp 和 nf_nat_ftp；"
            + "路由器：“FTP ALG”），或者在客户端填写外网地址和端口范围。对 FTPS，辅助模块无能为力。");
}
