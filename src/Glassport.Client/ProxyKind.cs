namespace Glassport.Client;

/// <summary>How a proxy is spoken to.</summary>
public enum ProxyKind
{
    /// <summary>HTTP CONNECT (RFC 9110 §9.3.6): passive data connections go through it too.</summary>
    HttpConnect,

    /// <summary>SOCKS 5 (RFC 1928): passive data connections go through it too.</summary>
    Socks5,

    /// <summary>A gateway that speaks FTP: <c>USER user@host</c> (RFC 1919 §3). Data connections go to the gateway.</summary>
    UserAtHost,
}
