using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Do data connections resume the control connection's TLS session, and must they?</summary>
internal sealed class TlsReuse() : Check("tls-reuse", "TLS session reuse on data connections", "数据连接的 TLS 会话复用", Need.SecureLogin)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        bool? isResumed = await ListAsync(patient, patient.Options, cancellationToken).ConfigureAwait(false);
        bool isDemanded = false;
        try
        {
            await ListAsync(patient, patient.Options with { ResumesTls = false }, cancellationToken).ConfigureAwait(false);
        }
        catch (FtpException failure) when (failure.Kind is not (FailureKind.Login or FailureKind.Certificate))
        {
            isDemanded = true;
        }

        return (isResumed, isDemanded) switch
        {
            (_, true) => Good(("It resumes the session, and demands that: nobody else can take the data connection.", "会复用会话，并且要求复用：别人无法占用数据连接。")),
            (true, _) => Result(
                Mark.Notice,
                ("It resumes the session, but takes a data connection that does not.", "会复用会话，但也接受不复用的数据连接。"),
                ("Demand it, so that nobody else can take the data connection: vsftpd require_ssl_reuse=YES, ProFTPD without NoSessionReuseRequired. Some old clients cannot.",
                    "最好要求复用，使别人无法占用数据连接：vsftpd 的 require_ssl_reuse=YES，ProFTPD 去掉 NoSessionReuseRequired。有些旧客户端做不到。")),
            _ => Result(
                Mark.Notice,
                ("It does not resume the session: every data connection begins TLS anew.", "它不复用会话：每个数据连接都重新握手。"),
                ("That is slow, and others can take the data connection: enable the TLS session cache or tickets.", "这样既慢，又可能被别人占用数据连接：请启用 TLS 会话缓存或票据。")),
        };
    }

    private static async Task<bool?> ListAsync(Patient patient, ClientOptions options, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(patient.ByTls, options, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            await visit.Client.ListAsync("", cancellationToken).ConfigureAwait(false);
            return visit.Facts.Data.FindLast(static one => one.Tls is not null)?.Tls?.IsResumed;
        }
    }
}
