namespace Glassport.Server.Tls;

/// <summary>What binds data connections to their control connection.</summary>
/// <param name="Certificate">The certificate that the control connection was served with, even when another has been loaded since.</param>
/// <param name="SessionContext">The identity that sessions are resumed within (32 bytes), or null.</param>
/// <param name="ClientFingerprint">The SHA-256 of the client's certificate, or null.</param>
internal sealed record TlsControlSession(ServerCertificate Certificate, byte[]? SessionContext, string? ClientFingerprint);
