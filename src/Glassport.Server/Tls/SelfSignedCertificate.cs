using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tls;

/// <summary>The certificate of a site that has none: made once, and kept so that clients that trusted it once know it again.</summary>
public static class SelfSignedCertificate
{
    private const int Years = 10;

    /// <summary>The kept one, or a new one that is kept if a folder is given.</summary>
    /// <param name="site">Whose certificate it is.</param>
    /// <param name="folder">Where it is kept; null: nowhere.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Is told of one that cannot be kept or read.</param>
    public static X509Certificate2 Get(string site, string? folder, TimeProvider time, ILogger log)
    {
        string? path = folder is null ? null : PathOf(site, folder);
        if (path is not null && File.Exists(path))
        {
            var (kept, _, problem) = CertificateFile.Read(new(path));
            if (kept is not null && kept.NotAfter.ToUniversalTime() > time.GetUtcNow())
                return kept;
            TlsLog.CertificateBroken(log, site, path, problem ?? "it has expired");
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = Make(key, time.GetUtcNow());
        if (path is not null)
            Keep(made, key, site, path, log);
        return made;
    }

    /// <summary>The file of a site's certificate.</summary>
    /// <param name="site">Whose certificate it is.</param>
    /// <param name="folder">Where it is kept.</param>
    public static string PathOf(string site, string folder)
    {
        // A site's name may hold anything; a file's name may not.
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(site.ToUpperInvariant()));
        StringBuilder name = new();
        foreach (char letter in site)
            name.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        name.Length = Math.Min(name.Length, 40);
        return Path.Combine(folder, $"tls-{name}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}.pem");
    }

    private static X509Certificate2 Make(ECDsa key, DateTimeOffset now)
    {
        CertificateRequest request = new("CN=" + Environment.MachineName, key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        if (!string.Equals(Environment.MachineName, "localhost", StringComparison.OrdinalIgnoreCase))
            names.AddDnsName(Environment.MachineName);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
    }

    private static void Keep(X509Certificate2 certificate, ECDsa key, string site, string path, ILogger log)
    {
        string temporary = path + ".new";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(temporary);
            using (FileStream file = new(temporary, options))
                file.Write(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n"));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            TlsLog.SelfSignedNotKept(log, site, path, failure.Message);
        }
    }
}
