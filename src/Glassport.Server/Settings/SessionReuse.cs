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
}
