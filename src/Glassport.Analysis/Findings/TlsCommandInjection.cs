using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Plaintext was pipelined behind AUTH TLS (the STARTTLS injection of CVE-2011-0411 and its kin).</summary>
internal sealed class TlsCommandInjection() : ConversationRule("tls-command-injection", Severity.Error, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (conversation.Tls is { InjectedPlaintext.Count: > 0 } tls)
            yield return Found(conversation, tls.InjectedPlaintext.Select(p => (long?)p), ("by", tls.RequestedBy), ("auth", tls.Packet));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Plain text was smuggled in behind AUTH TLS",
        $"Behind {seen["by"]} ({seen.Packet("auth")}) more plain text was sent before the TLS handshake ({seen.Packets}). A server that keeps it in its "
            + "buffer runs it as if it had come encrypted.",
        "Treat it as an attack by somebody on the way until it is explained. Update the server: it must throw away what it read before the "
            + "TLS handshake. A client that sends like this is broken.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "AUTH TLS 之后夹带了明文命令",
        $"{seen["by"]}（{seen.Packet("auth")}）之后、TLS 握手之前，又出现了明文（{seen.Packets}）。把它留在缓冲区里的服务器会当作加密收到的命令来执行。",
        "在查明之前，应视为路上有人攻击。请升级服务器：它必须丢弃 TLS 握手之前读到的内容。这样发送的客户端也是有缺陷的。");
}
