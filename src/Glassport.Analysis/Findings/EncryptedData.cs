using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Data connections are encrypted, or cannot be told because the control connection is.</summary>
internal sealed class EncryptedData() : ConversationRule("encrypted-data", Severity.Info)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<DataConnection> encrypted = [.. conversation.DataConnections.Where(d => d.IsTls)];
        bool hidden = conversation.Tls is { Decrypted: false, DataProtection: not DataProtection.Clear };
        if (encrypted.Count == 0 && !hidden)
            yield break;
        yield return Found(
            conversation, encrypted.Count == 1 ? encrypted[0].Id : null, encrypted.Select(d => d.Handshake.Syn ?? d.CommandPacket),
            ("count", encrypted.Count), ("hidden", hidden ? "hidden" : null));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Data connections cannot be read",
        seen.Number("count") > 0
            ? $"{seen.Number("count"):N0} data connection{(seen.Number("count") == 1 ? " carries" : "s carry")} TLS ({seen.Packets}): names, contents and hashes "
                + "of what was transferred are not known; sizes and times are those of the encrypted bytes."
            : "The commands that negotiate data connections are inside TLS, so that data connections cannot be told from others; with PROT P they are encrypted too.",
        "Nothing to do. With the TLS keys recorded beside the capture (SSLKEYLOGFILE) the transfers can be explained.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "无法读取数据连接",
        seen.Number("count") > 0
            ? $"有 {seen.Number("count"):N0} 条数据连接使用 TLS（{seen.Packets}）：传送了什么文件、内容和哈希值都不得而知，大小和时间是加密后的字节的。"
            : "协商数据连接的命令在 TLS 里面，因此无法从其他连接中辨认出数据连接；用了 PROT P 时，它们本身也是加密的。",
        "无需处理。抓包时同时记录 TLS 密钥（SSLKEYLOGFILE），就能解读这些传输。");
}
