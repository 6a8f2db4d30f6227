using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;
using Glassport.Server.Tls;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Tls;

/// <summary>A folder, a clock, and sites whose names nobody else uses, so that client sessions of other tests are out of reach.</summary>
public abstract class TlsTestBase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("glassport-tls-");

    internal FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2030-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    protected string NewHost() => Guid.NewGuid().ToString("N") + ".test";

    protected string PathOf(string name) => Path.Combine(_folder.FullName, name);

    internal SiteTls Site(TlsSettings? settings = null, string? state = null) =>
        new(settings ?? new(), "site", state, Time, NullLogger.Instance);

    /// <summary>A certificate for a name, signed by <paramref name="issuer"/> or by itself.</summary>
    internal X509Certificate2 Certificate(string name, X509Certificate2? issuer = null, int years = 5, bool isAuthority = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=" + name, key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var from = Time.GetUtcNow().AddYears(-1);
        var until = Time.GetUtcNow().AddYears(years);
        if (issuer is null)
            return request.CreateSelfSigned(from, until);

        using var signed = request.Create(issuer, from.AddDays(1), until.AddDays(-2), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>Writes certificate and key as PEM and gives the path.</summary>
    internal string Write(string file, X509Certificate2 certificate)
    {
        string path = PathOf(file);
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        return path;
    }

    internal static string Fingerprint(X509Certificate2 certificate) => Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
