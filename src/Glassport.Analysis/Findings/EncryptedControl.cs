using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The control dialogue is encrypted and no key log explains it.</summary>
internal sealed class EncryptedControl() : ConversationRule("encrypted-control", Severity.Info, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (conversation.Tls is { Decrypted: false } tls)
            yield return Found(conversation, [tls.Packet], ("by", tls.RequestedBy), ("version", tls.Version), ("cipher", tls.CipherSuite));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The control connection is encrypted",
        $"{(seen["by"] == TlsSession.Implicit ? $"From the start (implicit TLS; the connection begins with {seen.Packets})" : $"From {seen["by"]} on ({seen.Packets})")} the dialogue is TLS{(seen.Has("version") ? $" ({seen["version"]}{(seen.Has("cipher") ? $", {seen["cipher"]}" : "")})" : "")}: "
            + "user, commands and replies cannot be read.",
        "Nothing to do: that is how it should be. To explain such a session, record the TLS keys with the capture (SSLKEYLOGFILE in the client).");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "控制连接已加密",
        (seen["by"] == TlsSession.Implicit ? $"从一开始（隐式 TLS，连接始于 {seen.Packets}），" : $"从 {seen["by"]}（{seen.Packets}）开始，")
            + $"对话使用 TLS{(seen.Has("version") ? $"（{seen["version"]}{(seen.Has("cipher") ? $"，{seen["cipher"]}" : "")}）" : "")}，"
            + "用户名、命令和应答都无法读取。",
        "无需处理：本来就应如此。要解读这样的会话，抓包时请同时记录 TLS 密钥（客户端的 SSLKEYLOGFILE）。");
}
