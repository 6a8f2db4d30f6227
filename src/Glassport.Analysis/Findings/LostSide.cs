using Glassport.Analysis.Model;

namespace Glassport.Analysis.Findings;

/// <summary>What <c>server-lost</c> and <c>client-lost</c> share: RST or silence in the middle of a transfer.</summary>
/// <param name="id">The id of docs/explanation.md.</param>
/// <param name="side">The side that was lost.</param>
internal abstract class LostSide(string id, Side side) : ConversationRule(id, Severity.Error)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (Endings.Lost(conversation, data) != side)
                continue;
            bool silent = Endings.Silent(conversation, data) == side;
            yield return Found(
                conversation, data.Id, Endings.PacketsOf(conversation, data, side),
                ("command", Transfers.Name(data)), ("bytes", data.Bytes), ("announced", data.Announced?.Bytes),
                ("last", data.PayloadPackets.Count > 0 && !silent ? data.PayloadPackets.Last : null),
                ("reply", data.FinalReply?.Packet), ("code", data.FinalReply?.Code),
                ("silence", silent ? Endings.SilenceMs(conversation, data) : null),
                ("retransmissions", silent ? data.Transport.Unanswered.Count : null));
        }
    }

    /// <summary>What happened, in English.</summary>
    protected static string SeenEnglish(Evidence seen) =>
        $"In the middle of {seen.Transfer}, after {seen.Bytes("bytes")}{(seen.Has("announced") ? $" of {seen.Bytes("announced")}" : "")}"
        + (seen.Has("last") ? $" (last data in {seen.Packet("last")})" : "")
        + (seen.Has("silence")
            ? $", nothing more was heard for {seen.Duration("silence")}"
                + (seen.Number("retransmissions") > 0 ? $", in spite of {seen.Number("retransmissions"):N0} retransmissions" : "") + $" ({seen.Packets})."
            : $", the connection broke: {seen.Packets}. "
                + (seen.Has("reply") ? $"The final reply, {seen["code"]} in {seen.Packet("reply")}, found nobody any more." : "No final reply came."));

    /// <summary>What happened, in Chinese.</summary>
    protected static string SeenChinese(Evidence seen) =>
        $"{seen.Transfer} 进行到一半，已传送 {seen.Bytes("bytes")}{(seen.Has("announced") ? $"，共应有 {seen.Bytes("announced")}" : "")}"
        + (seen.Has("last") ? $"（最后的数据在 {seen.Packet("last")}）" : "")
        + (seen.Has("silence")
            ? $"，此后 {seen.Duration("silence")}再无音讯"
                + (seen.Number("retransmissions") > 0 ? $"，重传 {seen.Number("retransmissions"):N0} 次也没有回应" : "") + $"（{seen.Packets}）。"
            : $"，连接就断了：{seen.Packets}。" + (seen.Has("reply") ? $"最终应答 {seen["code"]}（{seen.Packet("reply")}）已无人接收。" : "没有最终应答。"));
}
