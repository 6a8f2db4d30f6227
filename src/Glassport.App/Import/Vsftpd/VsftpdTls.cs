using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>TLS.</summary>
internal static class VsftpdTls
{
    /// <summary>rsa_cert_file and rsa_private_key_file.</summary>
    public static VsftpdDraft Certificates(VsftpdDraft draft, VsftpdValues values)
    {
        if (!values.Flag("ssl_enable"))
            return draft;
        return draft with { Site = draft.Site with { Tls = draft.Site.Tls with { Certificates = Certificate(values) } } };
    }

    /// <summary>What is forced on whom, and on data connections.</summary>
    public static VsftpdDraft Requirements(VsftpdDraft draft, VsftpdValues values)
    {
        // vsftpd looks at none of these without ssl_enable; with them nobody could log in.
        if (!values.Flag("ssl_enable"))
            return draft;
        bool anonymousLogin = values.Flag("force_anon_logins_ssl");
        return draft with
        {
            Site = draft.Site with
            {
                Tls = draft.Site.Tls with
                {
                    RequireForLogin = values.Flag("force_local_logins_ssl"),
                    RequireForData = values.Flag("force_local_data_ssl"),
                    RequireForAnonymousLogin = anonymousLogin,
                    RequireForAnonymousData = values.Flag("force_anon_data_ssl"),
                    AllowAnonymous = anonymousLogin || values.Flag("allow_anon_ssl"),
                    // vsftpd takes a session of any of its control connections, and curl counts on that when it transfers in parallel.
                    SessionReuse = values.Flag("require_ssl_reuse") ? SessionReuse.RequireFromAddress : SessionReuse.Allow,
                    RequireCloseNotify = values.Flag("strict_ssl_read_eof"),
                    ServerName = values.Text("ssl_sni_hostname"),
                },
            },
        };
    }

    /// <summary>ssl_tlsv1_2 and ssl_tlsv1_3.</summary>
    public static VsftpdDraft Versions(VsftpdDraft draft, VsftpdValues values)
    {
        bool twelve = values.Flag("ssl_tlsv1_2");
        bool thirteen = values.Flag("ssl_tlsv1_3");
        if (values.Flag("ssl_enable") && !twelve && !thirteen)
            throw values.Wrong("ssl_tlsv1_2", "no TLS version is left: 1.2 and 1.3 are all that there is");
        return draft with
        {
            Site = draft.Site with
            {
                Tls = draft.Site.Tls with { MinimumVersion = twelve ? "1.2" : "1.3", MaximumVersion = thirteen ? "1.3" : "1.2" },
            },
        };
    }

    /// <summary>ssl_request_cert, require_cert, validate_cert and ca_certs_file.</summary>
    public static VsftpdDraft Clients(VsftpdDraft draft, VsftpdValues values)
    {
        bool validate = values.Flag("validate_cert");
        // A certificate that is asked for, not required and not validated changes nothing for anybody: it need not be asked for.
        var certificates = values.Flag("require_cert") ? ClientCertificates.Require
            : values.Flag("ssl_request_cert") && validate ? ClientCertificates.Ask
            : ClientCertificates.None;
        return draft with
        {
            Site = draft.Site with
            {
                Tls = draft.Site.Tls with
                {
                    ClientCertificates = certificates,
                    ValidateClientCertificates = validate,
                    ClientAuthorities = values.Text("ca_certs_file"),
                },
            },
        };
    }

    private static ImmutableArray<CertificateSettings> Certificate(VsftpdValues values)
    {
        string path = values.Text("rsa_cert_file") ?? throw values.Wrong("rsa_cert_file", "no certificate is named");
        string? key = values.Text("rsa_private_key_file");
        if (!File.Exists(path) && !values.IsSet("rsa_cert_file"))
        {
            values.Warn("rsa_cert_file", $"{path} is not there; a self-signed certificate is made");
            return [];
        }

        if (!File.Exists(path))
            throw values.Wrong("rsa_cert_file", $"cannot load RSA certificate: {path} is not there");
        if (key is not null && !File.Exists(key))
            throw values.Wrong("rsa_private_key_file", $"cannot load RSA private key: {key} is not there");
        return [new(path, key)];
    }
}
