using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>TYPE A changed the bytes of a binary file.</summary>
internal sealed class AsciiModeBinaryDamage() : ConversationRule("ascii-mode-binary-damage", Severity.Error, Settled.WithTransfer)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.Type != 'A' || data.Command is not ("RETR" or "STOR" or "APPE" or "STOU") || data.IsTls
                || data.Content is not { LooksBinary: true } content || !WasConverted(data, content))
            {
                continue;
            }

            yield return Found(
                conversation, data.Id, [data.CommandPacket],
                ("command", Transfers.Name(data)), ("bytes", data.Bytes), ("lines", content.CarriageReturnLineFeeds),
                ("announced", data.Announced?.Bytes), ("announcedIn", data.Announced?.Packet),
                ("sender", data.Sender is { } side ? Model.Words.Of(side) : null));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"ASCII mode damaged a binary file: {seen.Transfer}",
        $"{seen.Transfer} ({seen.Packets}) moved a binary file in TYPE A, where every end of line is rewritten: "
            + $"{seen.Number("lines"):N0} line feeds travelled as CR LF. {seen.Bytes("bytes")} were on the wire"
            + (seen.Has("announced") ? $", {seen.Bytes("announced")} announced ({seen.Packet("announcedIn")})." : "."),
        "Transfer the file again in binary mode: \"binary\" in the ftp program, transfer type Binary instead of ASCII or Auto elsewhere (TYPE I). "
            + "The copy that was received is of no use.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"ASCII 模式损坏了二进制文件：{seen.Transfer}",
        $"{seen.Transfer}（{seen.Packets}）用 TYPE A 传送二进制文件，而 ASCII 模式会改写每个行尾：{seen.Number("lines"):N0} 个换行以 CR LF 传送。"
            + $"线上共有 {seen.Bytes("bytes")}" + (seen.Has("announced") ? $"，宣告的是 {seen.Bytes("announced")}（{seen.Packet("announcedIn")}）。" : "。"),
        "请用二进制模式重新传输：ftp 程序里输入 binary，其他软件把传输类型由 ASCII 或“自动”改为“二进制”（TYPE I）。收到的这一份不能用。");

    // A converting sender leaves no bare LF; vsftpd by default accepts TYPE A and converts nothing.
    private static bool WasConverted(DataConnection data, ContentFacts content) =>
        content.CarriageReturnLineFeeds > 0 && content.LineFeeds == content.CarriageReturnLineFeeds && data.Announced?.Bytes != data.Bytes;
}
