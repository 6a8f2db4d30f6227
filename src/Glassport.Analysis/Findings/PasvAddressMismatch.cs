using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>227 names another address than the server's, and the client ignored it.</summary>
internal sealed class PasvAddressMismatch() : ConversationRule("pasv-address-mismatch", Severity.Warning, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.IsActive || data.CallerIsThirdHost || data.NegotiatedEndpoint is not { } offered
                || offered.Address == conversation.Server.Address || data.To.Address != conversation.Server.Address)
            {
                continue;
            }

            yield return Found(
                conversation, data.Id, [.. data.NegotiationPackets, data.Handshake.Syn],
                ("offered", offered), ("to", data.To), ("syn", data.Handshake.Syn),
                ("reply", data.NegotiationPackets.Count > 0 ? data.NegotiationPackets[^1] : null));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"The server offered {seen["offered"]}; the client rightly called {seen["to"]}",
        $"In {seen.Packet("reply")} the server named {seen["offered"]} for the data connection. The client ignored the address and called {seen["to"]}, "
            + $"where the control connection goes{(seen.Has("syn") ? $" ({seen.Packet("syn")})" : "")}. That worked here; a client that believes the reply fails.",
        "Make the server tell the address that clients reach it by: vsftpd pasv_address, IIS \"FTP Firewall Support\", External IP Address. "
            + "If a NAT or its FTP helper rewrites addresses on the way, see that it rewrites the 227 reply too.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"服务器给出 {seen["offered"]}，客户端没有采用，连的是 {seen["to"]}",
        $"{seen.Packet("reply")}里，服务器为数据连接给出 {seen["offered"]}。客户端没有理会这个地址，而是连接控制连接所在的 {seen["to"]}"
            + $"{(seen.Has("syn") ? $"（{seen.Packet("syn")}）" : "")}。这一次因此成功；照应答去连的客户端会失败。",
        "让服务器报出客户端实际能连到的地址：vsftpd 用 pasv_address，IIS 在“FTP 防火墙支持”里填外部 IP 地址。如果路上有 NAT 或它的 FTP 辅助模块，"
            + "请确认它也改写 227 应答。");
}
