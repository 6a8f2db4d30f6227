namespace Glassport.App.WebConsole.Files;

/// <summary>What protects a visit.</summary>
/// <param name="Version"><c>TLS 1.3</c>, <c>TLS 1.2</c>.</param>
/// <param name="CipherSuite">The IANA name.</param>
/// <param name="Subject">The certificate's subject.</param>
/// <param name="CertificateHash">Its SHA-256 in hexadecimal digits.</param>
/// <param name="IsKnown">An authority signed it, or it is the one that was met before; else it was met for the first time.</param>
internal sealed record VisitSecurity(string Version, string CipherSuite, string Subject, string CertificateHash, bool IsKnown);
