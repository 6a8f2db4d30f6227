namespace Glassport.Peers.Tests;

/// <summary>What protects a session.</summary>
public enum Security
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>TLS 1.2 on both connections, the data connections resuming the control connection's session.</summary>
    Tls12,

    /// <summary>TLS 1.3, likewise.</summary>
    Tls13,
}
