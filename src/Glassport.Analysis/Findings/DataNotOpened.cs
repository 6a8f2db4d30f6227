using Glassport.Analysis.Model;

namespace Glassport.Analysis.Findings;

/// <summary>What the four rules about a data connection that was called and never opened share.</summary>
/// <param name="id">The id of docs/explanation.md.</param>
/// <param name="active">Whether the rule is about active mode.</param>
/// <param name="refused">Whether the SYN was answered by RST or ICMP, rather than by nothing.</param>
internal abstract class DataNotOpened(string id, bool active, bool refused) : ConversationRule(id, Severity.Error, Settled.WithTransfer)
{
    private const double PatienceMs = 3_000;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.Established || data.IsActive != active || data.CallerIsThirdHost || data.CalledIsThirdHost || data.Handshake.Syn is null)
                continue;
            TransportFacts transport = data.Transport;
            if (refused != transport.AnsweredBy is { Kind: SynAnswer.Rst or SynAnswer.Icmp } || (!refused && !GaveUp(conversation, data)))
                continue;
            Reply? final = Transfers.ExchangeOf(conversation, data)?.FinalReply;
            yield return Found(
                conversation, data.Id,
                transport.SynPackets.Select(p => (long?)p).Concat([data.Handshake.Syn, transport.AnsweredBy?.Packet, data.FinalReply?.Packet]),
                ("from", data.From), ("to", data.To), ("syn", data.Handshake.Syn), ("lastSyn", transport.SynPackets.Count > 0 ? transport.SynPackets[^1] : null), ("count", Math.Max(1, transport.SynPackets.Count)),
                ("answer", transport.AnsweredBy?.Packet), ("icmp", transport.AnsweredBy?.Kind == SynAnswer.Icmp ? "ICMP" : null),
                ("negotiatedBy", data.NegotiatedBy), ("command", Transfers.Name(data)),
                ("code", final?.Code ?? data.FinalReply?.Code), ("text", final?.Text), ("reply", data.FinalReply?.Packet));
        }
    }

    /// <summary>The reply that reports the failure, as the rest of an English sentence; empty without one.</summary>
    protected static string ReportEnglish(Evidence seen) => seen.Has("reply")
        ? $" The server reported it with {seen["code"]}{(seen.Has("text") ? $" {seen.Quote("text")}" : "")} ({seen.Packet("reply")})."
        : "";

    /// <summary>The same in Chinese.</summary>
    protected static string ReportChinese(Evidence seen) => seen.Has("reply")
        ? $"服务器随后以 {seen["code"]}{(seen.Has("text") ? $" {seen.Quote("text")}" : "")} 报告失败（{seen.Packet("reply")}）。"
        : "";

    /// <summary>How often the SYN was sent, in English.</summary>
    protected static string TriesEnglish(Evidence seen) =>
        seen.Number("count") > 1 ? $"{seen.Number("count")} SYNs (the first in {seen.Packet("syn")}, the last in {seen.Packet("lastSyn")})" : $"A SYN ({seen.Packet("syn")})";

    /// <summary>The same in Chinese.</summary>
    protected static string TriesChinese(Evidence seen) => seen.Number("count") > 1
        ? $"{seen.Number("count")} 个 SYN（第一个是 {seen.Packet("syn")}，最后一个是 {seen.Packet("lastSyn")}）"
        : $"一个 SYN（{seen.Packet("syn")}）";

    private static bool GaveUp(Conversation conversation, DataConnection data) => data.Transport.AnsweredBy is null
        && data.Close.Kind == CloseKind.None
        && (data.Transport.SynPackets.Count > 1 || data.FinalReply is { Code: >= 400 }
            || conversation.CaptureEnd.MillisecondsSince(data.LastTime) >= PatienceMs);
}
