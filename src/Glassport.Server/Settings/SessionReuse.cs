namespace Glassport.Server.Settings;

/// <summary>TLS session resumption on data connections.</summary>
public enum SessionReuse
{
    /// <summary>Never resumed.</summary>
    Off,

    /// <summary>Resumed when the client offers it.</summary>
    Allow,

    /// <summary>A data connection that does not resume its own control connection's session is refused.</summary>
    Require,

    /// <summary>
    /// A data connection that does not resume the session of a control connection from the client's address is refused. Clients that
    /// keep one store of sessions for connections side by side need it; who shares the address can do what the client can.
    /// </summary>
    RequireFromAddress,
}
