using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Two servers exchange data under one client's control (FXP).</summary>
internal sealed class Fxp() : ConversationRule("fxp", Severity.Notice, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        HashSet<string> told = [];
        foreach (ForeignTarget target in ForeignTarget.In(conversation).Where(t => t.Motive == Motive.ServerToServer))
        {
            if (target.Data is { } data && told.Add(data.Id))
                yield return Of(conversation, data, target.Exchange.Command.Packet);
        }

        foreach (DataConnection data in conversation.DataConnections)
        {
            if (Between(conversation, data) && told.Add(data.Id))
                yield return Of(conversation, data, data.NegotiationPackets.Count > 0 ? data.NegotiationPackets[0] : null);
        }
    }

    /// <summary>Whether a third host took the client's place with its consent: the other server, rather than a thief.</summary>
    public static bool Between(Conversation conversation, DataConnection data)
    {
        if (data.AlsoNegotiatedBy is not null)
            return true;
        if (data is not { CallerIsThirdHost: true, IsActive: false, Complete: true, Bytes: > 0 })
            return false;
        return !conversation.DataConnections.Any(other => other.Id != data.Id
            && other.NegotiatedEndpoint == data.NegotiatedEndpoint && other.From.Address == conversation.Client.Address);
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "FXP: two servers exchange data under one client",
        $"The data connection of {seen.Transfer} runs from {seen["from"]} to {seen["to"]}{(seen.Has("syn") ? $" ({seen.Packet("syn")})" : "")}: "
            + $"neither end is the client {seen["client"]}, which only gave the orders ({seen.Packets}).",
        "Nothing to do if this server-to-server copy is intended. If it is not, forbid foreign addresses in PORT and for passive connections "
            + "(vsftpd: port_promiscuous=NO, pasv_promiscuous=NO; ProFTPD: AllowForeignAddress off).");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "FXP：两台服务器在客户端指挥下直接互传",
        $"{seen.Transfer} 的数据连接从 {seen["from"]} 到 {seen["to"]}{(seen.Has("syn") ? $"（{seen.Packet("syn")}）" : "")}，"
            + $"两端都不是客户端 {seen["client"]}；客户端只发命令（{seen.Packets}）。",
        "如果本来就是要在服务器之间直接复制，无需处理。否则请禁止外来地址：vsftpd 设 port_promiscuous=NO、pasv_promiscuous=NO，"
            + "ProFTPD 设 AllowForeignAddress off。");

    private Finding Of(Conversation conversation, DataConnection data, long? negotiation) => Found(
        conversation, data.Id, [negotiation, data.Handshake.Syn],
        ("from", data.From), ("to", data.To), ("syn", data.Handshake.Syn), ("command", Transfers.Name(data)), ("client", conversation.Client.Address));
}
