using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Client.Tls;

/// <summary>The TLS of one session: its control connection and the data connections that resume it.</summary>
internal sealed class TlsClient
{
    private readonly ClientOptions client;
    private readonly CertificateTrust trust;
    private readonly IHostMemory memory;
    private readonly string site;
    private readonly string host;
    private readonly string serverName;

    /// <summary>Begins a session.</summary>
    /// <param name="options">What the caller trusts and wants.</param>
    /// <param name="site">The host's name there.</param>
    /// <param name="host">The host, a name or an address.</param>
    public TlsClient(ClientOptions options, string site, string host)
    {
        client = options;
        trust = options.Trust;
        memory = options.Memory;
        this.site = site;
        this.host = host;
        serverName = SessionNames.For(host);
    }

    /// <summary>Makes a connection a protected one.</summary>
    /// <param name="transport">The connection; disposed with what is returned, also when this fails.</param>
    /// <param name="cancellationToken">Ends the handshake.</param>
    /// <exception cref="FtpException">Tls: no agreement. Certificate: no trust.</exception>
    public async Task<TlsConnection> ProtectAsync(Stream transport, CancellationToken cancellationToken)
    {
        HandshakeTap tap = new(transport);
        SslStream ssl = new(tap);
        TrustDecision decision = new(trust, memory.Find(site).CertificateHash, host);
        try
        {
            await ssl.AuthenticateAsClientAsync(Options(decision), cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationException failure)
        {
            await ssl.DisposeAsync().ConfigureAwait(false);
            throw decision.Problem.Length > 0
                ? new FtpException(FailureKind.Certificate, decision.Problem, inner: failure)
                : new FtpException(FailureKind.Tls, $"No TLS with {host}: {(failure.InnerException ?? failure).Message}", inner: failure);
        }
        catch (IOException failure)
        {
            await ssl.DisposeAsync().ConfigureAwait(false);
            throw new FtpException(FailureKind.Tls, $"{host} ended the connection during the TLS handshake.", inner: failure);
        }
        catch (OperationCanceledException)
        {
            await ssl.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        if (decision.Reason is TrustReason.FirstUse)
            memory.Keep(site, memory.Find(site) with { CertificateHash = decision.Hash });
        return new(ssl, tap, Facts(ssl, tap, decision));
    }

    private SslClientAuthenticationOptions Options(TrustDecision decision)
    {
        SslClientAuthenticationOptions options = new()
        {
            TargetHost = serverName,
            EnabledSslProtocols = Protocols(),
            AllowTlsResume = client.ResumesTls,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => decision.Accept(certificate as X509Certificate2, chain, errors),
        };
        if (client.ApplicationProtocol is { } protocol)
            options.ApplicationProtocols = [new(protocol)];
        if (trust.Client is { } own)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true);
        if (!trust.Authorities.IsEmpty)
        {
            options.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(trust.Authorities.ToArray());
        }

        return options;
    }

    private SslProtocols Protocols()
    {
        var protocols = SslProtocols.None;
        if (trust.LowestVersion <= 12 && trust.HighestVersion >= 12)
            protocols |= SslProtocols.Tls12;
        if (trust.LowestVersion <= 13 && trust.HighestVersion >= 13)
            protocols |= SslProtocols.Tls13;
        return protocols;
    }

    private static TlsFacts Facts(SslStream ssl, HandshakeTap tap, TrustDecision decision)
    {
        string version = ssl.SslProtocol switch { SslProtocols.Tls13 => "TLS 1.3", SslProtocols.Tls12 => "TLS 1.2", var other => other.ToString() };
        var certificate = ssl.RemoteCertificate as X509Certificate2;
        return new(
            version,
            ssl.NegotiatedCipherSuite.ToString(),
            tap.TakeIsResumed(),
            certificate?.Subject ?? "",
            decision.Hash,
            certificate is null ? default : new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            decision.Reason ?? TrustReason.Authority);
    }
}
