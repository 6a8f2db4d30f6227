namespace Glassport.Server.Settings;

/// <summary>Whether clients show a certificate.</summary>
public enum ClientCertificates
{
    /// <summary>Not asked for.</summary>
    None,

    /// <summary>Asked for; one that is shown must be valid.</summary>
    Ask,

    /// <summary>Required and valid.</summary>
    Require,
}
