using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;

namespace Glassport.Server.Tls;

/// <summary>Reads certificates with their keys and chains: PEM, or PKCS #12.</summary>
public static class CertificateFile
{
    /// <summary>The certificate and the rest of its chain, or what is wrong in words.</summary>
    /// <param name="settings">The files.</param>
    public static (X509Certificate2? Certificate, X509Certificate2Collection Chain, string? Problem) Read(CertificateSettings settings)
    {
        try
        {
            byte[] content = File.ReadAllBytes(settings.Path);
            var (certificate, chain) = content.AsSpan().IndexOf("-----BEGIN "u8) >= 0 ? ReadPem(settings) : ReadPkcs12(content, settings);
            if (certificate is { HasPrivateKey: false })
                return (null, [], "it has no private key");

            return certificate is null ? (null, [], "there is no certificate in it") : (certificate, chain, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, [], $"it cannot be read: {failure.Message}");
        }
        catch (CryptographicException failure)
        {
            return (null, [], $"it is no certificate with a fitting key: {failure.Message}");
        }
        catch (ArgumentException failure)
        {
            return (null, [], $"its key does not fit: {failure.Message}");
        }
    }

    /// <summary>The certificates of a PEM file, for instance of authorities.</summary>
    /// <param name="path">The file.</param>
    public static (X509Certificate2Collection? Certificates, string? Problem) ReadAll(string path)
    {
        try
        {
            X509Certificate2Collection certificates = [];
            certificates.ImportFromPemFile(path);
            return certificates.Count > 0 ? (certificates, null) : (null, "there is no certificate in it");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return (null, $"it cannot be read: {failure.Message}");
        }
    }

    private static (X509Certificate2? Certificate, X509Certificate2Collection Chain) ReadPem(CertificateSettings settings)
    {
        string pem = File.ReadAllText(settings.Path);
        string keyPem = settings.KeyPath is { } keyPath ? File.ReadAllText(keyPath) : pem;
        if (!keyPem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw new CryptographicException("there is no private key");
        if (keyPem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal) || keyPem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            throw new CryptographicException("the private key is encrypted; a server needs one without a passphrase");

        X509Certificate2Collection all = [];
        all.ImportFromPem(pem);
        if (all.Count == 0)
            return (null, []);

        var certificate = X509Certificate2.CreateFromPem(pem, keyPem);
        all.RemoveAt(0);
        return (certificate, all);
    }

    private static (X509Certificate2? Certificate, X509Certificate2Collection Chain) ReadPkcs12(byte[] content, CertificateSettings settings)
    {
        string? password = settings.KeyPath is { } path ? File.ReadAllText(path).TrimEnd('\r', '\n') : null;
        var all = X509CertificateLoader.LoadPkcs12Collection(content, password, X509KeyStorageFlags.Exportable);
        var certificate = all.FirstOrDefault(one => one.HasPrivateKey) ?? all.FirstOrDefault();
        if (certificate is not null)
            all.Remove(certificate);
        return (certificate, all);
    }
}
