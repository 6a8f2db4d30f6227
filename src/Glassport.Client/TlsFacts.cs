namespace Glassport.Client;

/// <summary>What a TLS handshake agreed on.</summary>
/// <param name="Version"><c>TLS 1.3</c>, <c>TLS 1.2</c>.</param>
/// <param name="CipherSuite">The IANA name.</param>
/// <param name="IsResumed">Whether a session was resumed; null when that could not be seen.</param>
/// <param name="Subject">The certificate's subject.</param>
/// <param name="CertificateHash">The SHA-256 of the certificate, in hexadecimal.</param>
/// <param name="ValidUntil">When the certificate ends.</param>
/// <param name="Trust">Why it was trusted.</param>
public sealed record TlsFacts(
    string Version, string CipherSuite, bool? IsResumed, string Subject, string CertificateHash, DateTimeOffset ValidUntil, TrustReason Trust);
