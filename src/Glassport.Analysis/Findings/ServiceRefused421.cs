using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>421 where the greeting should stand: the server is full or closed.</summary>
internal sealed class ServiceRefused421() : ConversationRule("service-refused-421", Severity.Error, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (conversation.Greeting is { Code: 421 } greeting)
            yield return Found(conversation, [greeting.Packet], ("text", greeting.Text), ("client", conversation.Client.Address), ("server", conversation.Server));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The server turned the client away: 421",
        $"Instead of greeting with 220, {seen["server"]} said 421 {seen.Quote("text")} ({seen.Packets}): it is full, or closed to {seen["client"]}.",
        "Try again later, and close sessions that are no longer used (many clients open several at once: lower their number of simultaneous "
            + "connections). On the server raise the limits if they are too tight: vsftpd max_clients and max_per_ip, ProFTPD MaxInstances and "
            + "MaxClients, IIS Maximum Connections; and look into TCP wrappers or deny lists.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "服务器以 421 拒绝服务",
        $"{seen["server"]} 没有用 220 欢迎，而是说 421 {seen.Quote("text")}（{seen.Packets}）：它已满员，或者不对 {seen["client"]} 开放。",
        "稍后再试，并关闭不再使用的会话（许多客户端会同时开几个连接，可调小并发数）。在服务器上，如果限额过紧就调大：vsftpd 的 max_clients 和 max_per_ip，"
            + "ProFTPD 的 MaxInstances 和 MaxClients，IIS 的最大连接数；并检查 TCP Wrappers 或黑名单。");
}
