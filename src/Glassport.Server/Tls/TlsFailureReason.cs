namespace Glassport.Server.Tls;

/// <summary>The kinds of failed handshakes.</summary>
internal enum TlsFailureReason
{
    /// <summary>The first bytes are not TLS.</summary>
    Plaintext,

    /// <summary>The connection ended during the handshake.</summary>
    Ended,

    /// <summary>The handshake was not finished in time.</summary>
    TimedOut,

    /// <summary>The bytes are TLS and make no sense.</summary>
    Malformed,

    /// <summary>No version in common.</summary>
    Version,

    /// <summary>No cipher suite in common.</summary>
    Cipher,

    /// <summary>Another protocol than FTP was asked for (ALPN).</summary>
    Protocol,

    /// <summary>Another host name than this site's was asked for (SNI).</summary>
    ServerName,

    /// <summary>The client's certificate is missing or not trusted.</summary>
    ClientCertificate,

    /// <summary>The client refused this server's certificate.</summary>
    ServerCertificateRefused,

    /// <summary>The server has no certificate.</summary>
    NoCertificate,

    /// <summary>The data connection resumed no session.</summary>
    NotResumed,

    /// <summary>The data connection offered a session that is not its control connection's.</summary>
    OtherSession,

    /// <summary>Anything else.</summary>
    Other,
}
