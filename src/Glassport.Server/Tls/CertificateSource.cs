using System.Net.Security;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tls;

/// <summary>A configured certificate, read again when its file changes.</summary>
internal sealed class CertificateSource(CertificateSettings settings, SslCertificateTrust? trust, string site, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private ServerCertificate? _current;
    private string? _stamp;
    private long _looked;

    /// <summary>The host name that it serves, or null for any.</summary>
    public string? HostName => settings.HostName;

    /// <summary>What is wrong with the file as it is now, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The newest that could be loaded; null when none ever could.</summary>
    public ServerCertificate? Current
    {
        get
        {
            lock (_lock)
            {
                if (_stamp is null || time.GetElapsedTime(_looked) >= LookAgain)
                    Look();
                return _current;
            }
        }
    }

    private static string Stamp(string? path)
    {
        if (path is null)
            return "";

        FileInfo file = new(path);
        return file.Exists ? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}/{file.LinkTarget}" : "-";
    }

    private void Look()
    {
        _looked = time.GetTimestamp();
        string stamp = Stamp(settings.Path) + '|' + Stamp(settings.KeyPath);
        if (stamp == _stamp)
            return;

        _stamp = stamp;
        var (certificate, chain, problem) = CertificateFile.Read(settings);
        Problem = problem;
        if (certificate is null)
        {
            TlsLog.CertificateBroken(log, site, settings.Path, problem!);
            return;
        }

        _current = new(certificate, chain, trust, settings.Path);
        TlsLog.CertificateLoaded(log, site, settings.Path, certificate.Subject, _current.Fingerprint, new DateTimeOffset(certificate.NotAfter));
    }
}
