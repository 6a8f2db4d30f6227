namespace Glassport.Server.Tls;

/// <summary>A certificate in use, for administrators.</summary>
/// <param name="HostName">The host name that it serves, or null for any.</param>
/// <param name="Path">The file.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Fingerprint">SHA-256, lower-case hexadecimal.</param>
/// <param name="NotBefore">Valid from.</param>
/// <param name="NotAfter">Valid until.</param>
/// <param name="IsSelfSigned">Nobody else vouches for it.</param>
internal sealed record CertificateDescription(
    string? HostName,
    string Path,
    string Subject,
    string Issuer,
    string Fingerprint,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    bool IsSelfSigned);
