using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>A third host connected to the negotiated endpoint.</summary>
internal sealed class DataPeerUnexpected() : ConversationRule("data-peer-unexpected", Severity.Error, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (!data.CallerIsThirdHost || Fxp.Between(conversation, data))
                continue;
            Reply? final = Transfers.ExchangeOf(conversation, data)?.FinalReply;
            yield return Found(
                conversation, data.Id, [data.Handshake.Syn, data.FinalReply?.Packet],
                ("from", data.From.Address), ("to", data.To), ("expected", data.IsActive ? conversation.Server.Address : conversation.Client.Address),
                ("syn", data.Handshake.Syn), ("reply", data.FinalReply?.Packet), ("code", data.FinalReply?.Code), ("text", final?.Text),
                ("command", Transfers.Name(data)), ("bytes", data.Bytes > 0 ? data.Bytes : null));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"A third host, {seen["from"]}, took the data connection",
        $"{seen["to"]} was negotiated for {seen["expected"]}, but {seen["from"]} connected to it{(seen.Has("syn") ? $" ({seen.Packet("syn")})" : "")}."
            + (seen.Has("reply") ? $" The server answered {seen["code"]}{(seen.Has("text") ? $" {seen.Quote("text")}" : "")} ({seen.Packet("reply")})." : "")
            + (seen.Has("bytes") ? $" {seen.Bytes("bytes")} went over it." : " No data went over it."),
        $"Find out what {seen["from"]} is: a port scanner, or somebody who tries to steal or replace files. Let the server check the peer's address "
            + "(vsftpd: pasv_promiscuous=NO, the default) and choose passive ports at random from a wide range; with FTPS require session reuse "
            + "(vsftpd: require_ssl_reuse=YES). If the client has several addresses or a proxy, make it use one for both connections.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"第三方主机 {seen["from"]} 抢占了数据连接",
        $"{seen["to"]} 是为 {seen["expected"]} 协商的，连上来的却是 {seen["from"]}{(seen.Has("syn") ? $"（{seen.Packet("syn")}）" : "")}。"
            + (seen.Has("reply") ? $"服务器应答 {seen["code"]}{(seen.Has("text") ? $" {seen.Quote("text")}" : "")}（{seen.Packet("reply")}）。" : "")
            + (seen.Has("bytes") ? $"这条连接上传送了 {seen.Bytes("bytes")}。" : "这条连接上没有传送数据。"),
        $"查明 {seen["from"]} 是什么：端口扫描器，还是有人企图窃取或替换文件。让服务器核对对端地址（vsftpd：pasv_promiscuous=NO，即默认值），"
            + "并在较大的范围内随机选取被动端口；使用 FTPS 时要求会话复用（vsftpd：require_ssl_reuse=YES）。"
            + "如果客户端有多个地址或经过代理，请让两条连接使用同一个地址。");
}
