using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>TLS as JSON.</summary>
internal static class TlsForms
{
    private static readonly Form<string> Version = new ChoiceForm<string>(("1.2", "1.2"), ("1.3", "1.3"));

    /// <summary>A certificate and its key, read again when the file changes.</summary>
    public static Form<CertificateSettings> Certificate { get; } = new RecordForm<CertificateSettings>(
            "certificate", "A certificate and its key, read again when the file changes.", new(""))
        .Required("path", "A PEM file (certificate, then its chain), or a PKCS #12 file.",
            FilePath, static x => x.Path, static (x, value) => x with { Path = value })
        .Member("keyPath", "The PEM file of the key, or null when it is in path; of a PKCS #12 file, a file that holds its password.",
            OrNull(FilePath), static x => x.KeyPath, static (x, value) => x with { KeyPath = value })
        .Member("hostName", "The host name that it serves (SNI), or null for any.",
            OrNull(Text), static x => x.HostName, static (x, value) => x with { HostName = value });

    /// <summary>The TLS of a site.</summary>
    public static Form<TlsSettings> Tls { get; } = new RecordForm<TlsSettings>(
            "tls", "The TLS of a site.", new())
        .Member("certificates", "Certificates by host name; the first is the default. Without any, a self-signed one is made.",
            List(Certificate), static x => x.Certificates, static (x, value) => x with { Certificates = value })
        .Member("requireForLogin", "USER and PASS are answered on a protected control connection only.",
            Flag, static x => x.RequireForLogin, static (x, value) => x with { RequireForLogin = value })
        .Member("requireForData", "Transfers take place on protected data connections only.",
            Flag, static x => x.RequireForData, static (x, value) => x with { RequireForData = value })
        .Member("requireForAnonymousLogin", "As requireForLogin, for anonymous users, who have no secret to lose.",
            Flag, static x => x.RequireForAnonymousLogin, static (x, value) => x with { RequireForAnonymousLogin = value })
        .Member("requireForAnonymousData", "As requireForData, for anonymous users.",
            Flag, static x => x.RequireForAnonymousData, static (x, value) => x with { RequireForAnonymousData = value })
        .Member("allowAnonymous", "Anonymous users may use TLS; else they are refused (530) on a protected control connection.",
            Flag, static x => x.AllowAnonymous, static (x, value) => x with { AllowAnonymous = value })
        .Member("sessionReuse", "Whether a data connection must resume the session of its control connection, or of any from the client's address.",
            new ChoiceForm<SessionReuse>(("off", SessionReuse.Off), ("allow", SessionReuse.Allow), ("require", SessionReuse.Require), ("require-from-address", SessionReuse.RequireFromAddress)), static x => x.SessionReuse, static (x, value) => x with { SessionReuse = value })
        .Member("allowClearCommandChannel", "Whether CCC may clear the control connection again (RFC 4217 §6).",
            Flag, static x => x.AllowClearCommandChannel, static (x, value) => x with { AllowClearCommandChannel = value })
        .Member("allowClearData", "Whether PROT C is allowed where protection is not required.",
            Flag, static x => x.AllowClearData, static (x, value) => x with { AllowClearData = value })
        .Member("minimumVersion", "The oldest version: 1.2 or 1.3.",
            Version, static x => x.MinimumVersion, static (x, value) => x with { MinimumVersion = value })
        .Member("maximumVersion", "The newest version: 1.2 or 1.3.",
            Version, static x => x.MaximumVersion, static (x, value) => x with { MaximumVersion = value })
        .Member("serverName", "The name that a client must send (SNI), or the handshake fails; null: any, or none.",
            OrNull(Text), static x => x.ServerName, static (x, value) => x with { ServerName = value })
        .Member("clientCertificates", "Whether clients are asked for a certificate.",
            new ChoiceForm<ClientCertificates>(("none", ClientCertificates.None), ("ask", ClientCertificates.Ask), ("require", ClientCertificates.Require)), static x => x.ClientCertificates, static (x, value) => x with { ClientCertificates = value })
        .Member("validateClientCertificates", "A client's certificate must be valid; else it need only be there.",
            Flag, static x => x.ValidateClientCertificates, static (x, value) => x with { ValidateClientCertificates = value })
        .Member("clientAuthorities", "A PEM file of authorities that sign client certificates; null: the system's.",
            OrNull(FilePath), static x => x.ClientAuthorities, static (x, value) => x with { ClientAuthorities = value })
        .Member("keyLog", "A file that the secrets of every session are written to, for administrators who look into captures; null: none.",
            OrNull(FilePath), static x => x.KeyLog, static (x, value) => x with { KeyLog = value })
        .Member("requireCloseNotify", "An upload whose data connection ends without close_notify counts as cut off.",
            Flag, static x => x.RequireCloseNotify, static (x, value) => x with { RequireCloseNotify = value });
}
