using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>The TLS of a site.</summary>
public sealed record TlsSettings
{
    /// <summary>Certificates by host name; the first is the default. Without any, a self-signed one is made.</summary>
    public ImmutableArray<CertificateSettings> Certificates { get; init; } = [];

    /// <summary>USER and PASS are answered on a protected control connection only.</summary>
    public bool RequireForLogin { get; init; }

    /// <summary>Transfers take place on protected data connections only.</summary>
    public bool RequireForData { get; init; }

    /// <summary>As <see cref="RequireForLogin"/>, for anonymous users, who have no secret to lose.</summary>
    public bool RequireForAnonymousLogin { get; init; }

    /// <summary>As <see cref="RequireForData"/>, for anonymous users.</summary>
    public bool RequireForAnonymousData { get; init; }

    /// <summary>Anonymous users may use TLS; else they are refused (530) on a protected control connection.</summary>
    public bool AllowAnonymous { get; init; } = true;

    /// <summary>Whether a data connection must resume the session of its control connection, or of any from the client's address.</summary>
    public SessionReuse SessionReuse { get; init; } = SessionReuse.Allow;

    /// <summary>Whether CCC may clear the control connection again (RFC 4217 §6).</summary>
    public bool AllowClearCommandChannel { get; init; }

    /// <summary>Whether PROT C is allowed where protection is not required.</summary>
    public bool AllowClearData { get; init; } = true;

    /// <summary>The oldest version: 1.2 or 1.3.</summary>
    public string MinimumVersion { get; init; } = "1.2";

    /// <summary>The newest version: 1.2 or 1.3.</summary>
    public string MaximumVersion { get; init; } = "1.3";

    /// <summary>The name that a client must send (SNI), or the handshake fails; null: any, or none.</summary>
    public string? ServerName { get; init; }

    /// <summary>Whether clients are asked for a certificate.</summary>
    public ClientCertificates ClientCertificates { get; init; }

    /// <summary>A client's certificate must be valid; else it need only be there.</summary>
    public bool ValidateClientCertificates { get; init; } = true;

    /// <summary>A PEM file of authorities that sign client certificates; null: the system's.</summary>
    public string? ClientAuthorities { get; init; }

    /// <summary>A file that the secrets of every session are written to, for administrators who look into captures; null: none.</summary>
    public string? KeyLog { get; init; }

    /// <summary>An upload whose data connection ends without close_notify counts as cut off.</summary>
    public bool RequireCloseNotify { get; init; }
}
