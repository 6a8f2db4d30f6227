namespace Glassport.App.WebConsole.Sites;

/// <summary>A certificate that a site shows.</summary>
/// <param name="HostName">The host name that it serves, or null for any.</param>
/// <param name="Path">The file; null: a self-signed one of the server's own.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Fingerprint">SHA-256 in hexadecimal digits.</param>
/// <param name="ValidUntil">When it ends.</param>
/// <param name="IsSelfSigned">Nobody else vouches for it.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record CertificateRow(
    string? HostName, string? Path, string? Subject, string? Issuer, string? Fingerprint, DateTimeOffset? ValidUntil, bool IsSelfSigned, string? Problem);
