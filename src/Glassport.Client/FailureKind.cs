namespace Glassport.Client;

/// <summary>Why something could not be done, as far as a caller acts differently on it.</summary>
public enum FailureKind
{
    /// <summary>What was asked for makes no sense: an address that cannot be read, a name with a line end in it.</summary>
    Usage,

    /// <summary>The host's name has no address.</summary>
    NameNotFound,

    /// <summary>No connection: refused, unreachable, no answer in time, or turned away by a proxy.</summary>
    Unreachable,

    /// <summary>The server did not take the user or the password.</summary>
    Login,

    /// <summary>TLS could not be agreed on.</summary>
    Tls,

    /// <summary>The server's certificate is not trusted.</summary>
    Certificate,

    /// <summary>There is no such file or directory.</summary>
    NoSuchFile,

    /// <summary>The server refused: no permission, not supported, full.</summary>
    Refused,

    /// <summary>The data connection could not be made.</summary>
    DataConnection,

    /// <summary>The transfer began and did not come to its end.</summary>
    TransferCut,

    /// <summary>What arrived is not what was sent.</summary>
    Verification,

    /// <summary>The disk of this machine: no room, no permission, no such file.</summary>
    LocalDisk,

    /// <summary>The control connection ended or said nothing in time.</summary>
    ConnectionLost,

    /// <summary>What the server sent is no FTP, or more of it than anyone could need.</summary>
    Protocol,
}
