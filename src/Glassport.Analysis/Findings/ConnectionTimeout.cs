using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The control connection's SYN was never answered.</summary>
internal sealed class ConnectionTimeout() : ConversationRule("connection-timeout", Severity.Error, Settled.AtOnce)
{
    private const double PatienceMs = 3_000;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        Handshake handshake = conversation.Handshake;
        TransportFacts transport = conversation.Transport;
        bool unanswered = handshake is { Syn: not null, SynAck: null, Ack: null } && !conversation.Refused && transport.AnsweredBy is null
            && conversation.Greeting is null && conversation is { ClientBytes: 0, ServerBytes: 0 };
        double waited = conversation.CaptureEnd.MillisecondsSince(conversation.FirstTime);
        if (!unanswered || (transport.SynPackets.Count < 2 && waited < PatienceMs))
            yield break;
        IEnumerable<long?> packets = transport.SynPackets.Count > 0 ? transport.SynPackets.Select(p => (long?)p) : [handshake.Syn];
        yield return Found(
            conversation, packets,
            ("server", conversation.Server), ("count", Math.Max(1, transport.SynPackets.Count)),
            ("duration", conversation.LastTime.MillisecondsSince(conversation.FirstTime)));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen["server"]} never answered",
        (seen.Number("count") > 1
            ? $"The client sent its SYN {seen.Number("count")} times over {seen.Duration("duration")} ({seen.Packets})"
            : $"The client sent a SYN ({seen.Packets})")
            + " and nothing came back: no SYN+ACK, no RST, no ICMP error.",
        "Silence means that packets are dropped: look for a firewall or cloud security group that drops this port, on the server and on the way, "
            + "a wrong address, or a server that is down. Capture on the server too: if the SYN does not arrive there, it is the way; "
            + "if it does and the answer is missing here, it is the way back.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen["server"]} 始终没有回应",
        (seen.Number("count") > 1
            ? $"客户端在 {seen.Duration("duration")}内发出 {seen.Number("count")} 次 SYN（{seen.Packets}）"
            : $"客户端发出 SYN（{seen.Packets}）")
            + "，什么也没有收到：没有 SYN+ACK，没有 RST，也没有 ICMP 差错。",
        "毫无回应说明包被丢弃：检查服务器和沿途是否有防火墙或云安全组丢弃了这个端口，地址是否写错，服务器是否关机。请在服务器上也抓一次包："
            + "SYN 没到，问题在去路；SYN 到了而这里收不到回应，问题在回路。");
}
