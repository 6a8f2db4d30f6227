using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.Packets;
using Glassport.Protocol.Addresses;

namespace Glassport.Analysis.Findings;

/// <summary>227 names another address than the server's, and the client ignored it, or called nobody at all.</summary>
internal sealed class PasvAddressMismatch() : ConversationRule("pasv-address-mismatch", Severity.Warning, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation) => Called(conversation).Concat(WithoutCall(conversation));

    private IEnumerable<Finding> Called(Conversation conversation)
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

    // Private addresses alone: only they are nowhere else than behind a NAT, and many a capture has the control connection only.
    private IEnumerable<Finding> WithoutCall(Conversation conversation)
    {
        // As long as it goes on, the call may still come.
        if (conversation.Close.Kind == CloseKind.None)
            yield break;
        HashSet<long> negotiated = [.. conversation.DataConnections.SelectMany(static data => data.NegotiationPackets)];
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange is not { Command.Verb: "PASV", FinalReply: { Code: 227 } reply } || negotiated.Contains(reply.Packet)
                || !PassiveReply.TryParse(reply.Text, out DataEndpoint found) || found.Address is not { } address
                || HostAddress.From(address) is not { IsPrivateOrLocal: true } named || named == conversation.Server.Address)
            {
                continue;
            }

            yield return Found(
                conversation, [exchange.Command.Packet, reply.Packet],
                ("offered", new Endpoint(named, (ushort)found.Port)), ("server", conversation.Server.Address), ("reply", reply.Packet));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        seen.Has("to")
            ? $"The server offered {seen["offered"]}; the client rightly called {seen["to"]}"
            : $"The server offered {seen["offered"]}, and nobody called it",
        !seen.Has("to")
            ? $"In {seen.Packet("reply")} the server named {seen["offered"]} for the data connection, although the client reaches it at {seen["server"]}. "
                + "No call there is in the capture: the client refused the address, or knew no way to it, or the capture has the control connection only."
            : $"In {seen.Packet("reply")} the server named {seen["offered"]} for the data connection. The client ignored the address and called {seen["to"]}, "
            + $"where the control connection goes{(seen.Has("syn") ? $" ({seen.Packet("syn")})" : "")}. That worked here; a client that believes the reply fails.",
        "Make the server tell the address that clients reach it by: vsftpd pasv_address, IIS \"FTP Firewall Support\", External IP Address. "
            + "If a NAT or its FTP helper rewrites addresses on the way, see that it rewrites the 227 reply too.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        seen.Has("to") ? $"服务器给出 {seen["offered"]}，客户端没有采用，连的是 {seen["to"]}" : $"服务器给出 {seen["offered"]}，没有人去连",
        !seen.Has("to")
            ? $"{seen.Packet("reply")}里，服务器为数据连接给出 {seen["offered"]}，而客户端是通过 {seen["server"]} 连到它的。抓包里没有去那里的连接："
                + "客户端拒绝了这个地址，或者没有路可去，或者抓包里只有控制连接。"
            : $"{seen.Packet("reply")}里，服务器为数据连接给出 {seen["offered"]}。客户端没有理会这个地址，而是连接控制连接所在的 {seen["to"]}"
            + $"{(seen.Has("syn") ? $"（{seen.Packet("syn")}）" : "")}。这一次因此成功；照应答去连的客户端会失败。",
        "让服务器报出客户端实际能连到的地址：vsftpd 用 pasv_address，IIS 在“FTP 防火墙支持”里填外部 IP 地址。如果路上有 NAT 或它的 FTP 辅助模块，"
            + "请确认它也改写 227 应答。");
}
