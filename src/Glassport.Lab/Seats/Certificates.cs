using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Lab.Seats;

/// <summary>Certificates that servers of a lab sign themselves.</summary>
internal static class Certificates
{
    /// <summary>Writes a new key and its certificate into one file, as most servers want them.</summary>
    /// <param name="seat">The server's seat.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The file's path.</returns>
    public static async Task<string> WriteAsync(Seat seat, CancellationToken cancellationToken)
    {
        string path = seat.In("certificate.pem");
        await SecretFile.WriteAsync(path, Make(seat.ServerAddress), cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>A new key and its certificate, in PEM.</summary>
    /// <param name="address">The server's address.</param>
    public static string Make(string address)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={address}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}\n";
    }
}
