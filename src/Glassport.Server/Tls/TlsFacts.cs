using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Server.Tls;

/// <summary>What a handshake agreed on.</summary>
/// <param name="Version">The version.</param>
/// <param name="Cipher">The cipher suite, by IANA's name.</param>
/// <param name="Protocol">The application protocol (ALPN), or null.</param>
/// <param name="ServerName">The host name that the client asked for (SNI), or null.</param>
/// <param name="ClientCertificate">The client's certificate, or null.</param>
/// <param name="ClientFingerprint">Its SHA-256, lower-case hexadecimal, or null.</param>
/// <param name="Resumed">A session was resumed.</param>
/// <param name="BoundToControl">It was a session that this control connection's data connections may resume.</param>
internal sealed record TlsFacts(
    SslProtocols Version,
    TlsCipherSuite Cipher,
    string? Protocol,
    string? ServerName,
    X509Certificate2? ClientCertificate,
    string? ClientFingerprint,
    bool Resumed,
    bool BoundToControl)
{
    /// <summary>The version as people write it.</summary>
    public string VersionText => Version == SslProtocols.Tls13 ? "TLSv1.3" : "TLSv1.2";
}
