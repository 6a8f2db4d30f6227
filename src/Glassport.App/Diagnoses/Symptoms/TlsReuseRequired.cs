using Glassport.Analysis.Model;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server wants data connections to resume the control connection's TLS session.</summary>
internal sealed class TlsReuseRequired() : OwnSymptom("tls-reuse-required", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => IsThat(session);

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "The server demands TLS session reuse on data connections",
        $"{Refusal(session)!.Line} was answered “{Refusal(session)!.Final}”. "
            + (Refused(session)?.Tls is { IsResumed: false } ? "The data connection began a TLS session of its own: the server gave no ticket, or did not take it." : "The data connection was refused because its TLS session was not the control connection's."),
        "Glassport resumes the session by itself. If the server still refuses, it may have forgotten the session (a short cache or ticket lifetime), or a firewall that opens TLS "
            + "stands in between. Connect again; try --tls-max 1.2; on the server raise the session's lifetime, or turn the demand off: vsftpd require_ssl_reuse=NO, ProFTPD TLSOptions NoSessionReuseRequired.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "服务器要求数据连接复用 TLS 会话",
        $"{Refusal(session)!.Line} 的应答是“{Refusal(session)!.Final}”。"
            + (Refused(session)?.Tls is { IsResumed: false } ? "数据连接自己新建了 TLS 会话：服务器没有给票据，或不接受票据。" : "数据连接被拒绝，因为它的 TLS 会话不是控制连接的那一个。"),
        "Glassport 会自动复用会话。如果服务器仍然拒绝，可能是它已忘记该会话（缓存或票据有效期太短），或中间有拆解 TLS 的防火墙。"
            + "请重新连接，或试试 --tls-max 1.2；在服务器上延长会话有效期，或取消该要求：vsftpd 的 require_ssl_reuse=NO，ProFTPD 的 TLSOptions NoSessionReuseRequired。");

    /// <summary>Whether a session shows it.</summary>
    /// <param name="session">The session.</param>
    public static bool IsThat(SessionFacts session) => Refusal(session) is not null;

    private static Exchange? Refusal(SessionFacts session) => session.Tls is null
        ? null
        : session.Exchanges.FindLast(static one => one.Final is { Code: >= 400 } final
            && (final.Text.Contains("reuse", StringComparison.OrdinalIgnoreCase) || final.Text.Contains("resum", StringComparison.OrdinalIgnoreCase)))
            ?? (session.Failure is null ? null : Refused(session)?.Transfer);

    private static DataAttempt? Refused(SessionFacts session) =>
        session.Data.FindLast(static one => one is { Tls.IsResumed: false, Transfer.Final.Code: 425 or 426 or 450 or 522 or 534 });
}
