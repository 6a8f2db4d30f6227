using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>227 names a private, loopback or link-local address that is not the server's own, and the client dialled it in vain.</summary>
internal sealed class PasvUnroutableAddress() : ConversationRule("pasv-unroutable-address", Severity.Error, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.IsActive || data.Established || data.CallerIsThirdHost || data.NegotiatedEndpoint is not { } offered
                || offered.Address == conversation.Server.Address || !offered.Address.IsPrivateOrLocal || data.To.Address != offered.Address)
            {
                continue;
            }

            yield return Found(
                conversation, data.Id,
                [.. data.NegotiationPackets, data.Handshake.Syn, .. data.Transport.SynPackets, data.Transport.AnsweredBy?.Packet, data.FinalReply?.Packet],
                ("offered", offered), ("server", conversation.Server.Address),
                ("reply", data.NegotiationPackets.Count > 0 ? data.NegotiationPackets[^1] : null),
                ("syn", data.Handshake.Syn), ("count", Math.Max(1, data.Transport.SynPackets.Count)),
                ("answer", data.Transport.AnsweredBy?.Packet));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"The server offered an address that cannot be reached: {seen["offered"]}",
        $"In {seen.Packet("reply")} the server named {seen["offered"]} for the data connection, although the client reaches it at {seen["server"]}. "
            + $"The client called the address named ({(seen.Number("count") > 1 ? $"{seen.Number("count")} SYNs, the first in " : "SYN in ")}{seen.Packet("syn")}) "
            + (seen.Has("answer") ? $"and was turned away ({seen.Packet("answer")})" : "and nobody answered")
            + ".",
        "The server stands behind NAT and tells its inner address. Make it tell the outer one: vsftpd pasv_address (and pasv_min_port, pasv_max_port), "
            + "IIS \"FTP Firewall Support\", External IP Address; forward the passive ports too. Meanwhile a client that uses EPSV, or that ignores "
            + "the address in 227, gets through.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"服务器给出的地址不可达：{seen["offered"]}",
        $"{seen.Packet("reply")}里，服务器为数据连接给出 {seen["offered"]}，而客户端是通过 {seen["server"]} 连到它的。客户端照此连接"
            + $"（共 {seen.Number("count")} 个 SYN，第一个是 {seen.Packet("syn")}），"
            + (seen.Has("answer") ? $"被拒绝（{seen.Packet("answer")}）" : "无人应答") + "。",
        "服务器位于 NAT 之后，报出的是内网地址。应让它报出外网地址：vsftpd 用 pasv_address（连同 pasv_min_port、pasv_max_port），"
            + "IIS 在“FTP 防火墙支持”里填外部 IP 地址，并把被动端口一并转发。在此之前，使用 EPSV 或忽略 227 中地址的客户端可以正常工作。");
}
