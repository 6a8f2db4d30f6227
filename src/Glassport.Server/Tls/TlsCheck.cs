using System.Collections.Immutable;
using System.Globalization;
using Glassport.Server.Settings;

namespace Glassport.Server.Tls;

/// <summary>Checks the TLS settings of a site before they are used.</summary>
internal sealed class TlsCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private readonly ImmutableArray<TlsProblem>.Builder _problems = ImmutableArray.CreateBuilder<TlsProblem>();

    public static ImmutableArray<TlsProblem> Run(TlsSettings settings, TimeProvider time)
    {
        TlsCheck check = new();
        check.CheckVersions(settings);
        foreach (var certificate in settings.Certificates)
            check.CheckCertificate(certificate, time.GetUtcNow());
        check.CheckAuthorities(settings);
        if (settings.KeyLog is { } path && KeyLogFile.Problem(path) is { } problem)
            check.Fatal($"key log {path} is not written: {problem}", $"不会写入密钥日志 {path}：{problem}");
        if (settings.SessionReuse == SessionReuse.Require && !LibSsl.IsAvailable)
            check.Fatal(TlsFailures.CannotBind.English, TlsFailures.CannotBind.Chinese);
        return check._problems.ToImmutable();
    }

    private void CheckVersions(TlsSettings settings)
    {
        if (!TlsVersions.IsKnown(settings.MinimumVersion) || !TlsVersions.IsKnown(settings.MaximumVersion))
            Fatal($"TLS versions are 1.2 and 1.3, not {settings.MinimumVersion} to {settings.MaximumVersion}",
                $"TLS 版本只能是 1.2 和 1.3，而不是 {settings.MinimumVersion} 至 {settings.MaximumVersion}");
        else if (settings.MinimumVersion == "1.3" && settings.MaximumVersion == "1.2")
            Fatal("the oldest TLS version is newer than the newest", "最低 TLS 版本高于最高版本");
    }

    private void CheckCertificate(CertificateSettings settings, DateTimeOffset now)
    {
        var (certificate, _, problem) = CertificateFile.Read(settings);
        if (certificate is null)
        {
            Fatal($"certificate {settings.Path}: {problem}", $"证书 {settings.Path} 不可用：{problem}");
            return;
        }

        using (certificate)
        {
            string day(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (certificate.NotAfter.ToUniversalTime() <= now)
                Fatal($"certificate {settings.Path} expired on {day(certificate.NotAfter)}", $"证书 {settings.Path} 已于 {day(certificate.NotAfter)} 过期");
            else if (certificate.NotBefore.ToUniversalTime() > now)
                Fatal($"certificate {settings.Path} is not valid before {day(certificate.NotBefore)}", $"证书 {settings.Path} 在 {day(certificate.NotBefore)} 之前无效");
            else if (certificate.NotAfter.ToUniversalTime() <= now + Soon)
                Warn($"certificate {settings.Path} expires on {day(certificate.NotAfter)}", $"证书 {settings.Path} 将于 {day(certificate.NotAfter)} 过期");

            if (settings.HostName is { } name && !name.StartsWith("*.", StringComparison.Ordinal) && !certificate.MatchesHostname(name))
                Warn($"certificate {settings.Path} does not name the host {name} that it is meant for", $"证书 {settings.Path} 不包含其对应的主机名 {name}");
        }
    }

    private void CheckAuthorities(TlsSettings settings)
    {
        if (settings.ClientCertificates != ClientCertificates.None && settings.ClientAuthorities is { } path
            && CertificateFile.ReadAll(path).Problem is { } problem)
            Fatal($"authorities {path}: {problem}", $"证书颁发机构文件 {path} 不可用：{problem}");
    }

    private void Fatal(string english, string chinese) => _problems.Add(new(true, english, chinese));

    private void Warn(string english, string chinese) => _problems.Add(new(false, english, chinese));
}
