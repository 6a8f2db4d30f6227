using System.Net;

namespace Glassport.Server.Access;

/// <summary>What a client shows to get in.</summary>
/// <param name="Name">The name of USER. It is compared, and never interpreted.</param>
/// <param name="Password">The argument of PASS; null at USER, when a certificate or no proof at all may be enough (232, 230).</param>
/// <param name="Address">The client's address.</param>
/// <param name="CertificateHash">The SHA-256 of the certificate that the client proved to hold; empty when it showed none.</param>
internal readonly record struct LoginAttempt(string Name, string? Password, IPAddress Address, ReadOnlyMemory<byte> CertificateHash = default);
