namespace Glassport.Client;

/// <summary>The ways to a data connection.</summary>
public enum DataWay
{
    /// <summary>EPSV (RFC 2428): the client connects to the address it already talks to.</summary>
    Epsv,

    /// <summary>PASV (RFC 959): the client connects to an IPv4 address that the server names.</summary>
    Pasv,

    /// <summary>EPRT (RFC 2428): the server connects.</summary>
    Eprt,

    /// <summary>PORT (RFC 959): the server connects, by IPv4.</summary>
    Port,
}
