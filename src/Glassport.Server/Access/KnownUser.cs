using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>One of Glassport's own users, as logins look at it.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Identity">Who is in after a login.</param>
/// <param name="CertificateHash">The SHA-256 of the certificate that lets the user in, or null.</param>
/// <param name="PasswordHash">The hash, or null when no password lets the user in.</param>
internal sealed record KnownUser(UserSettings Settings, Identity Identity, byte[]? CertificateHash, string? PasswordHash);
