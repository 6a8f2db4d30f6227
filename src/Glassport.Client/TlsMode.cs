namespace Glassport.Client;

/// <summary>When TLS begins (RFC 4217).</summary>
public enum TlsMode
{
    /// <summary>Never: everything, the password too, goes in the clear.</summary>
    None,

    /// <summary>AUTH TLS before the login (<c>ftpes://</c>); without it there is no login.</summary>
    Explicit,

    /// <summary>With the connection (<c>ftps://</c>, port 990).</summary>
    Implicit,
}
