using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;

namespace Glassport.Server.Tls;

/// <summary>Judges the certificates that clients show.</summary>
internal sealed class ClientTrust(TlsSettings settings, TimeProvider time)
{
    private readonly X509Certificate2Collection? _authorities =
        settings.ClientAuthorities is { } path && settings.ClientCertificates != ClientCertificates.None
            ? CertificateFile.ReadAll(path).Certificates ?? []
            : null;

    /// <summary>Whether clients are asked.</summary>
    public bool Asks => settings.ClientCertificates != ClientCertificates.None;

    /// <summary>The authorities' names, which clients choose their certificate by.</summary>
    public SslCertificateTrust? Announced =>
        _authorities is { Count: > 0 } ? SslCertificateTrust.CreateForX509Collection(_authorities, sendTrustInHandshake: true) : null;

    /// <summary>Nothing is fetched, and a file of authorities replaces the system's.</summary>
    public X509ChainPolicy Policy()
    {
        X509ChainPolicy policy = new()
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = time.GetUtcNow().UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2"));
        if (_authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(_authorities);
        }

        return policy;
    }

    /// <summary>What is wrong with a client's certificate, or null.</summary>
    public TlsFailure? Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return settings.ClientCertificates == ClientCertificates.Require ? TlsFailures.NoClientCertificate : null;

        if (!settings.ValidateClientCertificates || (errors & SslPolicyErrors.RemoteCertificateChainErrors) == 0)
            return null;

        var flags = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0)
            return TlsFailures.ClientCertificate("it has expired or is not valid yet", "已过期或尚未生效");
        if ((flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
            return TlsFailures.ClientCertificate("no authority that this server knows has signed it", "签发机构不为本服务器所知");
        if ((flags & X509ChainStatusFlags.NotValidForUsage) != 0)
            return TlsFailures.ClientCertificate("it is not meant for clients", "该证书不用于客户端认证");
        return TlsFailures.ClientCertificate(flags.ToString(), flags.ToString());
    }
}
