using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Fewer bytes than announced, or no final reply, although the capture is whole.</summary>
internal sealed class IncompleteTransfer() : ConversationRule("incomplete-transfer", Severity.Error, Settled.WithNextCommand)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (!data.Established || data.Command is null || !Transfers.IsWhole(conversation, data) || !Transfers.HasBegun(conversation, data)
                || Transfers.AbortOf(conversation, data) is not null || data.CallerIsThirdHost)
            {
                continue;
            }

            long? expected = Missed(conversation, data);
            bool isShort = expected is not null;
            bool unfinished = data.FinalReply is null && Transfers.ExchangeOf(conversation, data) is not null
                && (Transfers.IsWhole(conversation) || LaterAnswer(conversation, data));
            if (!isShort && !unfinished)
                continue;
            yield return Found(
                conversation, data.Id,
                [data.CommandPacket, isShort ? data.Announced?.Packet : null, .. data.Close.Packets, data.FinalReply?.Packet],
                ("command", Transfers.Name(data)), ("bytes", Received(data)), ("announced", isShort ? expected : null),
                ("announcedIn", isShort ? data.Announced?.Packet : null), ("reply", data.FinalReply?.Packet), ("code", data.FinalReply?.Code),
                ("closedBy", data.Close.Initiator is { } side ? Model.Words.Of(side) : null),
                ("closed", data.Close.Packets.Count > 0 ? data.Close.Packets[0] : null));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        seen.Has("announced")
            ? $"Only {seen.Number("bytes"):N0} of {seen.Number("announced"):N0} bytes arrived"
            : "The transfer ended without a final reply",
        $"{seen.Transfer} moved {seen.Bytes("bytes")}"
            + (seen.Has("announced") ? $" of the {seen.Bytes("announced")} announced in {seen.Packet("announcedIn")}" : "")
            + (seen.Has("closedBy") ? $"; {seen.Side("closedBy")} closed the data connection first ({seen.Packet("closed")})" : "")
            + (seen.Has("reply") ? $". The final reply was {seen["code"]} ({seen.Packet("reply")})." : ". No final reply (226) followed."),
        "Treat the file as incomplete: transfer it again, or resume with REST. Then find out why: the server's log at that moment, its disk and "
            + "quota, time limits (vsftpd data_connection_timeout), or a firewall that cuts connections.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        seen.Has("announced")
            ? $"只传到 {seen.Number("bytes"):N0} / {seen.Number("announced"):N0} 字节"
            : "传输结束时没有最终应答",
        $"{seen.Transfer} 传送了 {seen.Bytes("bytes")}"
            + (seen.Has("announced") ? $"，而 {seen.Packet("announcedIn")}宣告的是 {seen.Bytes("announced")}" : "")
            + (seen.Has("closedBy") ? $"；{seen.Side("closedBy")}先关闭了数据连接（{seen.Packet("closed")}）" : "")
            + (seen.Has("reply") ? $"。最终应答是 {seen["code"]}（{seen.Packet("reply")}）。" : "。此后没有最终应答（226）。"),
        "应视这个文件为不完整：重新传输，或用 REST 续传。再查原因：服务器当时的日志、磁盘和配额、超时设置（vsftpd 的 data_connection_timeout），"
            + "或中途切断连接的防火墙。");

    private static long Received(DataConnection data) => data.Content?.DecodedBytes ?? data.Bytes;

    // What should have come, if less did.
    private static long? Missed(Conversation conversation, DataConnection data)
    {
        if (data.Announced is not { } announced || data.IsTls || (data.Mode != 'S' && data.Content?.DecodedBytes is null))
            return null;
        // The server may count lines otherwise than they travel; its own 226 is the better witness then.
        if (data.FinalReply is { Code: < 300 } && data.Type is not ('I' or 'L'))
            return null;
        long expected = announced.Bytes - (data.RestartOffset ?? 0);
        if (expected <= Received(data))
            return null;
        // A SIZE before an upload tells the old file's size.
        bool oldSize = data.Sender == Side.Client
            && conversation.Exchanges.Any(e => e.Command.Verb is "SIZE" or "MLST" && e.FinalReply?.Packet == announced.Packet);
        return oldSize ? null : expected;
    }

    private static bool LaterAnswer(Conversation conversation, DataConnection data) => conversation.Exchanges.Any(
        e => e.Command.Packet > data.CommandPacket && e.FinalReply is not null && e.Command.Packet > data.Close.Packets[^1]);
}
