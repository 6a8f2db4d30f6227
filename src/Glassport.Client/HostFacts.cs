namespace Glassport.Client;

/// <summary>What is known of a host.</summary>
/// <param name="Way">The way to a data connection that worked last, or null.</param>
/// <param name="Encoding">The encoding of its names, by a name that Protocol knows, or null.</param>
/// <param name="CertificateHash">The SHA-256 of the certificate that was trusted first, in hexadecimal, or null.</param>
public sealed record HostFacts(DataWay? Way = null, string? Encoding = null, string? CertificateHash = null);
