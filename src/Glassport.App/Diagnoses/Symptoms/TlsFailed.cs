using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>TLS could not be agreed on.</summary>
internal sealed class TlsFailed() : OwnSymptom("tls-failed", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session is { Failure.Kind: FailureKind.Tls, IsInjected: false } && !session.Exchanges.Exists(static one => one.Verb == "AUTH" && one.Final is { IsDone: false })
        && !TlsReuseRequired.IsThat(session);

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "TLS could not be agreed on",
        session.Failure!.Message,
        "Server and client must share a TLS version and a cipher suite: Glassport speaks TLS 1.2 and 1.3 (--tls-min, --tls-max). An old server that knows only "
            + "TLS 1.0 or 1.1 has to be updated. If the port expects TLS from the first byte, use ftps://; if it begins in the clear, ftpes://.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "TLS 协商失败",
        session.Failure!.Message,
        "双方必须有共同的 TLS 版本和密码套件：Glassport 支持 TLS 1.2 和 1.3（--tls-min、--tls-max）。只会 TLS 1.0 或 1.1 的旧服务器需要升级。"
            + "如果端口一开始就要求 TLS，用 ftps://；如果先以明文开始，用 ftpes://。");
}
