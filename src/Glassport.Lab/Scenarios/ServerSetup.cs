namespace Glassport.Lab.Scenarios;

/// <summary>What an administrator has set on the server. Each server program says it in its own configuration, or says that it cannot.</summary>
public sealed record ServerSetup
{
    /// <summary>The host that it runs on.</summary>
    public string Host { get; set; } = "server";

    /// <summary>Who may log in.</summary>
    public string User { get; set; } = "ftpuser";

    /// <summary>The user's password.</summary>
    public string Password { get; set; } = "ftppass";

    /// <summary>Whether anonymous users may read.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Whether TLS is offered, with a certificate that the server signed itself.</summary>
    public bool Tls { get; set; }

    /// <summary>Whether data connections have to resume the TLS session of the control connection.</summary>
    public bool RequiresReuse { get; set; }

    /// <summary>The ports of passive data connections, such as 50000-50009; null: the system's choice.</summary>
    public string? PassivePorts { get; set; }

    /// <summary>The address that 227 names; null: its own.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>After so many seconds without a command a session is ended; 0: the program's default.</summary>
    public int IdleTimeout { get; set; }

    /// <summary>So many seconds are waited for a data connection; 0: the program's default.</summary>
    public int ConnectTimeout { get; set; }

    /// <summary>So many seconds the answer to a wrong password is held back; null: the program's default.</summary>
    public int? LoginDelay { get; set; }

    /// <summary>Bytes a second of a transfer; 0: as fast as it goes.</summary>
    public int Rate { get; set; }
}
