using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tls;

/// <summary>The TLS of a site: accepts handshakes on control and data connections.</summary>
internal sealed class SiteTls
{
    private const byte UnrecognizedName = 112;

    private static readonly List<SslApplicationProtocol> ControlProtocols = [new("ftp")];
    private static readonly List<SslApplicationProtocol> DataProtocols = [new("ftp"), new("ftp-data")];

    private readonly TlsSettings _settings;
    private readonly SiteCertificates _certificates;
    private readonly ClientTrust _clients;
    private readonly TlsVersions _versions;
    private readonly KeyLogFile? _keyLog;
    private readonly TimeProvider _time;
    private readonly byte[] _addressKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>Reads the certificates; <paramref name="stateFolder"/> keeps a self-signed one, null keeps none.</summary>
    public SiteTls(TlsSettings settings, string siteName, string? stateFolder, TimeProvider time, ILogger log)
    {
        _settings = settings;
        _time = time;
        _versions = TlsVersions.Of(settings);
        _clients = new(settings, time);
        _certificates = new(settings, siteName, stateFolder, _clients.Announced, time, log);
        _keyLog = settings.KeyLog is { } path ? new(path, log) : null;
        _ = _certificates.Choose(null);
        if (!LibSsl.IsAvailable)
            TlsLog.NoLibSsl(log, siteName);
    }

    /// <summary>The certificates in use.</summary>
    public ImmutableArray<CertificateDescription> Describe() => _certificates.Describe();

    /// <summary>What is wrong with settings, for a check before they are used; empty when nothing is.</summary>
    public static ImmutableArray<TlsProblem> Validate(TlsSettings settings, TimeProvider time) => TlsCheck.Run(settings, time);

    /// <summary>
    /// Accepts TLS on a control connection. After AUTH, whatever the client had sent in clear behind that command must have been thrown
    /// away by the caller: <paramref name="transport"/> begins with the ClientHello, and nothing read before it may be used (S5).
    /// </summary>
    public ValueTask<TlsOutcome> AcceptControlAsync(Stream transport, IPAddress client, CancellationToken cancellationToken) =>
        AcceptAsync(transport, null, new(NewIdentity(client), _keyLog), cancellationToken);

    /// <summary>
    /// Accepts TLS on a data connection of a control connection, which brings the client the tickets for the next ones. Where that is in the
    /// clear again (CCC), they can come here alone (<paramref name="givesTickets"/>). Not for uploads: the client reads nothing, a ticket
    /// would lie unread when it closes, and the reset that follows can cost the end of the file.
    /// </summary>
    public ValueTask<TlsOutcome> AcceptDataAsync(Stream transport, TlsControlSession control, bool givesTickets, CancellationToken cancellationToken) =>
        AcceptAsync(transport, control, new(control.SessionContext, _keyLog, keepsTickets: !givesTickets), cancellationToken);

    private async ValueTask<TlsOutcome> AcceptAsync(Stream stream, TlsControlSession? control, NativeHandshake native, CancellationToken cancellationToken)
    {
        TlsTransport transport = new(stream, keepsRecordsApart: control is null);
        TlsHandshake handshake = new(transport, stream, control, _clients);
        try
        {
            var (hello, problem) = await transport.ReadHelloAsync(cancellationToken).ConfigureAwait(false);
            if (hello is null)
                return handshake.Fail(TlsFailureReading.Of(problem));

            if (control is null && _settings.ServerName is { } required && (hello.ServerName is null || !SiteCertificates.Fits(required, hello.ServerName)))
            {
                await stream.WriteAsync(TlsRecord.FatalAlert(UnrecognizedName), cancellationToken).ConfigureAwait(false);
                return handshake.Fail(TlsFailures.ServerName(hello.ServerName));
            }

            if ((control?.Certificate ?? _certificates.Choose(hello.ServerName)) is not { } certificate)
                return handshake.Fail(TlsFailures.NoCertificate(_certificates.Problem));

            return await handshake.RunAsync(hello, certificate, native, _settings, _versions, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return handshake.Fail(TlsFailureReading.Of(failure));
        }
    }

    private byte[]? NewIdentity(IPAddress client) => _settings.SessionReuse switch
    {
        SessionReuse.Off => null,
        SessionReuse.RequireFromAddress => HMACSHA256.HashData(_addressKey, client.GetAddressBytes()),
        _ => RandomNumberGenerator.GetBytes(32),
    };

    /// <summary>What the site's handshakes have in common, for SslStream.</summary>
    internal static SslServerAuthenticationOptions Options(
        ServerCertificate certificate, TlsVersions versions, bool resumes, bool isControl, ClientTrust clients, RemoteCertificateValidationCallback judge)
    {
        SslServerAuthenticationOptions options = new()
        {
            ServerCertificateContext = certificate.Context,
            EnabledSslProtocols = versions.Protocols,
            ApplicationProtocols = isControl ? ControlProtocols : DataProtocols,
            AllowRenegotiation = false,
            AllowTlsResume = resumes,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (clients.Asks)
        {
            options.ClientCertificateRequired = true;
            options.CertificateChainPolicy = clients.Policy();
            options.RemoteCertificateValidationCallback = judge;
        }

        return options;
    }
}
