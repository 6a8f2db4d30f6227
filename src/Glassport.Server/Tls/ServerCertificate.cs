using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Server.Tls;

/// <summary>A loaded certificate with its key and chain.</summary>
internal sealed class ServerCertificate
{
    private readonly X509Certificate2 _certificate;

    public ServerCertificate(X509Certificate2 certificate, X509Certificate2Collection chain, SslCertificateTrust? trust, string path)
    {
        _certificate = certificate;
        Path = path;

        // Offline: nothing is fetched from the addresses that a certificate names.
        Context = SslStreamCertificateContext.Create(certificate, chain, offline: true, trust);
        Fingerprint = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
    }

    /// <summary>Where it was read from.</summary>
    public string Path { get; }

    /// <summary>For SslStream.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>SHA-256 of the certificate, lower-case hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>What administrators are shown.</summary>
    public CertificateDescription Describe(string? hostName) => new(
        hostName,
        Path,
        _certificate.Subject,
        _certificate.Issuer,
        Fingerprint,
        new DateTimeOffset(_certificate.NotBefore),
        new DateTimeOffset(_certificate.NotAfter),
        _certificate.SubjectName.RawData.AsSpan().SequenceEqual(_certificate.IssuerName.RawData));
}
