using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The receiving side closed the data connection first, before it had everything.</summary>
internal sealed class DataClosedByReceiver() : ConversationRule("data-closed-by-receiver", Severity.Notice, Settled.WithNextCommand)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (!data.Established || data.Sender is not Side sender || data.Close.Initiator != Phrase.Other(sender)
                || data.CallerIsThirdHost || !Transfers.HasBegun(conversation, data) || Transfers.AbortOf(conversation, data) is not null
                || GotEverything(data) || (data.Bytes > 0 && data.PayloadPackets.Count == 0) || IsServersRefusal(data, sender))
            {
                continue;
            }

            Reply? final = Transfers.ExchangeOf(conversation, data)?.FinalReply;
            yield return Found(
                conversation, data.Id, [data.Close.Packets.Count > 0 ? data.Close.Packets[0] : null, data.FinalReply?.Packet],
                ("side", Model.Words.Of(Phrase.Other(sender))), ("command", Transfers.Name(data)), ("bytes", data.Bytes),
                ("announced", data.Announced?.Bytes), ("close", data.Close.Packets.Count > 0 ? data.Close.Packets[0] : null),
                ("reply", data.FinalReply?.Packet), ("code", data.FinalReply?.Code), ("text", final?.Text));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{Phrase.Capital(seen.Side("side"))} closed the data connection although it was receiving",
        $"The sender closes a data connection when the file is at its end. Here {seen.Side("side")}, which was receiving {seen.Transfer}, closed first "
            + $"({seen.Packet("close")}), after {seen.Bytes("bytes")}{(seen.Has("announced") ? $" of {seen.Bytes("announced")}" : "")} had been sent."
            + (seen.Has("reply") ? $" The final reply was {seen["code"]}{(seen.Has("text") ? $" {seen.Quote("text")}" : "")} ({seen.Packet("reply")})." : ""),
        $"Look at {seen.Side("side")}'s program and log: it had enough (a range, a preview, a cancelled download), ran out of disk space or quota, "
            + "or crashed. If the whole file is wanted, transfer it again or resume with REST.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen.Side("side")}作为接收方先关闭了数据连接",
        $"正常情况下，发送方在文件结束时关闭数据连接。这里是正在接收 {seen.Transfer} 的{seen.Side("side")}先关闭（{seen.Packet("close")}），"
            + $"此前已传送 {seen.Bytes("bytes")}{(seen.Has("announced") ? $"，共应有 {seen.Bytes("announced")}" : "")}。"
            + (seen.Has("reply") ? $"最终应答是 {seen["code"]}{(seen.Has("text") ? $" {seen.Quote("text")}" : "")}（{seen.Packet("reply")}）。" : ""),
        $"检查{seen.Side("side")}的程序和日志：可能是已经取够（只要一段、预览、取消下载），磁盘或配额用尽，或者程序崩溃。需要完整文件就重新传输，或用 REST 续传。");

    private static bool GotEverything(DataConnection data) => data.Announced is { } announced && data.Sender == Side.Server
        ? data.Bytes >= announced.Bytes - (data.RestartOffset ?? 0)
        : data.FinalReply is { Code: >= 200 and < 300 };

    // A server that cannot store the upload closes, and says why with its final reply: command-failed tells that.
    private static bool IsServersRefusal(DataConnection data, Side sender) =>
        sender == Side.Client && data.FinalReply is { Code: >= 400 and not 426 };
}
