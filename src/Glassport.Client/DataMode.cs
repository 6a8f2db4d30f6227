namespace Glassport.Client;

/// <summary>Who makes the data connections.</summary>
public enum DataMode
{
    /// <summary>The client; when no passive way works, the server.</summary>
    Auto,

    /// <summary>The client only (EPSV, PASV).</summary>
    Passive,

    /// <summary>The server only (EPRT, PORT).</summary>
    Active,
}
