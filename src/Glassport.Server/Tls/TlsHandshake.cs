using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;

namespace Glassport.Server.Tls;

/// <summary>One handshake.</summary>
internal sealed class TlsHandshake(TlsTransport transport, Stream inner, TlsControlSession? control, ClientTrust clients)
{
    private TlsFailure? _clientProblem;

    /// <summary>Ends it without a stream. What lies below stays its owner's.</summary>
    public TlsOutcome Fail(TlsFailure failure)
    {
        transport.Dispose();
        return new(null, failure);
    }

    /// <summary>Answers a ClientHello.</summary>
    public async ValueTask<TlsOutcome> RunAsync(
        ClientHello hello,
        ServerCertificate certificate,
        NativeHandshake native,
        TlsSettings settings,
        TlsVersions versions,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var options = SiteTls.Options(certificate, versions, settings.SessionReuse != SessionReuse.Off, control is null, clients, Judge);
        SslStream ssl = new(transport, leaveInnerStreamOpen: true);
        transport.SplitHello(native.Prepare);
        LibSsl.Enter(native);
        try
        {
            await ssl.AuthenticateAsServerAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or OperationCanceledException or ObjectDisposedException
            or CryptographicException or InvalidOperationException)
        {
            await ssl.DisposeAsync().ConfigureAwait(false);
            return Fail(_clientProblem ?? TlsFailureReading.Of(failure, hello, versions, control is not null));
        }

        var client = ssl.RemoteCertificate as X509Certificate2;
        string? fingerprint = client?.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        bool bound = control?.SessionContext is not null && native.IsPrepared && transport.Resumed;
        if (control is not null && Refuse(hello, settings, native, bound, fingerprint) is { } refusal)
        {
            await ssl.DisposeAsync().ConfigureAwait(false);
            return Fail(refusal);
        }

        string protocol = ssl.NegotiatedApplicationProtocol.ToString();
        TlsFacts facts = new(ssl.SslProtocol, ssl.NegotiatedCipherSuite, protocol.Length > 0 ? protocol : null, hello.ServerName, client,
            fingerprint, transport.Resumed, bound);
        TlsStream stream = new(ssl, transport, inner, facts, native, control is null, time);
        return new(stream, null, control ?? new(certificate, native.IsPrepared ? native.SessionContext : null, fingerprint));
    }

    private TlsFailure? Refuse(ClientHello hello, TlsSettings settings, NativeHandshake native, bool bound, string? fingerprint)
    {
        if (settings.SessionReuse is SessionReuse.Require or SessionReuse.RequireFromAddress && !bound)
        {
            if (!native.IsPrepared || control!.SessionContext is null)
                return TlsFailures.CannotBind;
            return hello.OffersSession ? TlsFailures.OtherSession : TlsFailures.NotResumed;
        }

        // Who proved with a certificate who they are must be the same here.
        return control!.ClientFingerprint is { } expected && expected != fingerprint ? TlsFailures.OtherClientCertificate : null;
    }

    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _clientProblem = clients.Judge(certificate, chain, errors);
        return _clientProblem is null;
    }
}
