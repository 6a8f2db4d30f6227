using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>An active data connection did not come from port L-1 of the control port (RFC 959 §3.2).</summary>
internal sealed class DataPortUnexpected() : ConversationRule("data-port-unexpected", Severity.Info, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        int expected = conversation.Server.Port - 1;
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (!data.IsActive || data.OpenedBy != Side.Server || data.CallerIsThirdHost || data.Handshake.Syn is null || data.From.Port == expected)
                continue;
            yield return Found(
                conversation, data.Id, [data.Handshake.Syn],
                ("port", data.From.Port), ("expected", expected), ("from", data.From), ("to", data.To));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"Data connection from port {seen["port"]} instead of {seen["expected"]}",
        $"The server opened the data connection from {seen["from"]} to {seen["to"]} ({seen.Packets}). RFC 959 has it come from port {seen["expected"]}, "
            + "one below the control port; servers without the right to use low ports take any other. It works all the same.",
        $"Nothing to do, unless a firewall on the client's side admits only port {seen["expected"]}: then vsftpd's connect_from_port_20=YES helps, "
            + "or passive mode.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"数据连接来自端口 {seen["port"]}，不是 {seen["expected"]}",
        $"服务器从 {seen["from"]} 向 {seen["to"]} 发起数据连接（{seen.Packets}）。按 RFC 959 应来自端口 {seen["expected"]}，即控制端口减一；"
            + "没有权限使用低端口的服务器会用别的端口。并不妨碍传输。",
        $"一般无需处理。如果客户端一侧的防火墙只放行端口 {seen["expected"]}，可在 vsftpd 设 connect_from_port_20=YES，或改用被动模式。");
}
