using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The client stopped a transfer with ABOR (RFC 959 §4.1.3).</summary>
internal sealed class Aborted() : ConversationRule("aborted", Severity.Notice, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.Verb != "ABOR")
                continue;
            DataConnection? data = conversation.DataConnections.LastOrDefault(
                d => d.CommandPacket <= exchange.Command.Packet && Transfers.AbortOf(conversation, d) == exchange);
            // A refusal is the transfer's end; a 2yz before the ABOR was none of its doing.
            long? end = data?.FinalReply is { } final && final.Packet != exchange.FinalReply?.Packet ? final.Packet : null;
            yield return Found(
                conversation, data?.Id, [exchange.Command.Packet, end, .. exchange.Replies.Select(r => (long?)r.Packet)],
                ("abort", exchange.Command.Packet), ("command", data is null ? null : Transfers.Name(data)), ("bytes", data?.Bytes),
                ("announced", data?.Announced?.Bytes), ("reply", exchange.FinalReply?.Packet), ("code", exchange.FinalReply?.Code),
                ("end", end), ("endCode", end is null ? null : data?.FinalReply?.Code));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        seen.Has("command") ? $"The client aborted {seen.Transfer}" : "The client sent ABOR",
        $"In {seen.Packet("abort")} the client sent ABOR"
            + (seen.Has("bytes") ? $", when {seen.Bytes("bytes")}{(seen.Has("announced") ? $" of {seen.Bytes("announced")}" : "")} had been sent" : "")
            + (seen.Has("end") ? $". The transfer was answered {seen["endCode"]} ({seen.Packet("end")})" : "")
            + (seen.Has("reply") ? $"{(seen.Has("end") ? ", " : ". ")}ABOR itself {(seen.Has("end") ? "" : "was answered ")}{seen["code"]} ({seen.Packet("reply")})." : "."),
        "Nothing to do if a person stopped it. What was received is only the beginning of the file: delete it, or resume from there with REST. "
            + "If no person did, look for a time limit or size limit in the client program.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        seen.Has("command") ? $"客户端中止了 {seen.Transfer}" : "客户端发出 ABOR",
        $"{seen.Packet("abort")}里客户端发出 ABOR"
            + (seen.Has("bytes") ? $"，此时已传送 {seen.Bytes("bytes")}{(seen.Has("announced") ? $"，共应有 {seen.Bytes("announced")}" : "")}" : "")
            + (seen.Has("end") ? $"。传输命令的应答是 {seen["endCode"]}（{seen.Packet("end")}）" : "")
            + (seen.Has("reply") ? $"{(seen.Has("end") ? "，" : "。")}ABOR 的应答是 {seen["code"]}（{seen.Packet("reply")}）。" : "。"),
        "如果是人为中止，无需处理。收到的只是文件的前一部分：删除它，或用 REST 从断点续传。如果没有人中止，请检查客户端程序的时间或大小限制。");
}
