using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>REST set an offset for a transfer (RFC 3659 §5).</summary>
internal sealed class Resume() : ConversationRule("resume", Severity.Info, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.RestartOffset is not > 0 || data.CommandPacket is null)
                continue;
            Exchange? rest = RestBefore(conversation, data.CommandPacket.Value);
            yield return Found(
                conversation, data.Id, rest is null ? [data.CommandPacket] : [rest.Command.Packet, rest.FinalReply?.Packet],
                ("offset", data.RestartOffset), ("command", Transfers.Name(data)), ("bytes", data.Bytes));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen.Transfer} resumes at byte {seen.Number("offset"):N0}",
        $"REST ({seen.Packets}) made the transfer start at offset {seen.Number("offset"):N0}; {seen.Bytes("bytes")} followed. "
            + "The hash shown is that of this part, not of the whole file.",
        "Nothing to do. To check the file as a whole, compare its hash on both sides after the transfer.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen.Transfer} 从第 {seen.Number("offset"):N0} 字节续传",
        $"REST（{seen.Packets}）让传输从偏移 {seen.Number("offset"):N0} 处开始，之后传送了 {seen.Bytes("bytes")}。所列哈希值只对应这一部分，不是整个文件。",
        "无需处理。要核对整个文件，请在传输后比较两端文件的哈希值。");

    private static Exchange? RestBefore(Conversation conversation, long command)
    {
        for (int i = Transfers.FirstFrom(conversation, command + 1) - 1; i >= 0; i--)
        {
            if (conversation.Exchanges[i] is { Command.Verb: "REST", FinalReply.IsNegative: false } rest)
                return rest;
        }

        return null;
    }
}
