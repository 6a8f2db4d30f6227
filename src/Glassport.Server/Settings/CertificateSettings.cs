namespace Glassport.Server.Settings;

/// <summary>A certificate and its key, read again when the file changes.</summary>
/// <param name="Path">A PEM file (certificate, then its chain), or a PKCS #12 file.</param>
/// <param name="KeyPath">The PEM file of the key, or null when it is in <paramref name="Path"/>; of a PKCS #12 file, a file that holds its password.</param>
/// <param name="HostName">The host name that it serves (SNI), or null for any.</param>
public sealed record CertificateSettings(string Path, string? KeyPath = null, string? HostName = null);
