namespace Glassport.Server.Settings;

/// <summary>The TLS of a binding.</summary>
public enum TlsMode
{
    /// <summary>None: AUTH is refused.</summary>
    None,

    /// <summary>Explicit, by AUTH TLS (RFC 4217), as the client wishes or as <see cref="TlsSettings"/> requires.</summary>
    Explicit,

    /// <summary>Implicit: the TLS handshake comes first, as on port 990.</summary>
    Implicit,
}
