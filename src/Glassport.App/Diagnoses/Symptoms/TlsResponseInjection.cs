using Glassport.Analysis.Model;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server sent more than its answer before TLS began.</summary>
internal sealed class TlsResponseInjection() : OwnSymptom("tls-response-injection", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.IsInjected;

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "Somebody may have put replies into the session before TLS began",
        $"Behind the answer to AUTH TLS, {session.Server} sent more in the clear. A client that took it for part of the protected session would be deceived (CVE-2021-22947).",
        "Do not log in from this network. Capture the session here and at the server and compare: if the server did not send it, somebody in between did; "
            + "if it did, its software is defective and has to be updated. ftps:// (TLS from the first byte) leaves no room for it.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "TLS 开始之前，会话中可能被人塞入了应答",
        $"在 AUTH TLS 的应答之后，{session.Server} 又以明文发来内容。把它当作受保护会话一部分的客户端会受骗（CVE-2021-22947）。",
        "不要在这个网络上登录。在本机和服务器两端抓包比较：服务器没有发过，就是中间有人插手；确实发过，就是服务器软件有缺陷，需要升级。"
            + "ftps://（一开始就用 TLS）不给它留余地。");
}
