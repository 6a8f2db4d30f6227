using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>Certificates that clients show.</summary>
public sealed class ClientCertificateTests : TlsTestBase
{
    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _client;

    public ClientCertificateTests()
    {
        _authority = Certificate("Authority", isAuthority: true);
        _client = Certificate("client.test", _authority);
        File.WriteAllText(PathOf("authorities.pem"), _authority.ExportCertificatePem());
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, ClientCertificates.Ask)]
    [InlineData(SslProtocols.Tls13, ClientCertificates.Ask)]
    [InlineData(SslProtocols.Tls12, ClientCertificates.Require)]
    [InlineData(SslProtocols.Tls13, ClientCertificates.Require)]
    public async Task A_trusted_certificate_is_told_by_its_fingerprint_on_both_connections(SslProtocols version, ClientCertificates mode)
    {
        var tls = Site(Settings(mode) with { SessionReuse = SessionReuse.Require });
        var options = Options(version, _client);
        await using var control = await TlsPair.OpenAsync(tls, options, null);
        Assert.True(control.Outcome.Succeeded, control.Outcome.Failure?.English);
        Assert.Equal(Fingerprint(_client), control.Server.Facts.ClientFingerprint);

        await control.SpeakAsync();
        await using var data = await TlsPair.OpenAsync(tls, options, control.Outcome.Session);
        Assert.True(data.Outcome.Succeeded, data.Outcome.Failure?.English);
        Assert.True(data.Server.Facts.BoundToControl);
        Assert.Equal(Fingerprint(_client), data.Server.Facts.ClientFingerprint);
    }

    [Theory]
    [InlineData(ClientCertificates.None, true)]
    [InlineData(ClientCertificates.Ask, true)]
    [InlineData(ClientCertificates.Require, false)]
    public async Task A_missing_certificate_matters_where_one_is_required(ClientCertificates mode, bool isAccepted)
    {
        await using var pair = await TlsPair.OpenAsync(Site(Settings(mode)), Options(SslProtocols.Tls12, null), null);

        Assert.Equal(isAccepted, pair.Outcome.Succeeded);
        Assert.Equal(isAccepted ? null : TlsFailures.NoClientCertificate, pair.Outcome.Failure);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_unknown_authority_is_named_unless_nothing_is_validated(bool validates, bool isAccepted)
    {
        using var stranger = Certificate("stranger.test");
        await using var pair = await TlsPair.OpenAsync(
            Site(Settings(ClientCertificates.Ask) with { ValidateClientCertificates = validates }), Options(SslProtocols.Tls13, stranger), null);

        Assert.Equal(isAccepted, pair.Outcome.Succeeded);
        if (!isAccepted)
            Assert.Contains("no authority that this server knows", pair.Outcome.Failure!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_is_named()
    {
        Time.Advance(TimeSpan.FromDays(6 * 366));
        await using var pair = await TlsPair.OpenAsync(Site(Settings(ClientCertificates.Require)), Options(SslProtocols.Tls12, _client), null);

        Assert.Equal(TlsFailureReason.ClientCertificate, pair.Outcome.Failure?.Reason);
        Assert.Contains("expired", pair.Outcome.Failure!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_connection_shows_the_certificate_of_its_control_connection()
    {
        using var other = Certificate("other.test", _authority);
        var tls = Site(Settings(ClientCertificates.Ask));
        await using var control = await TlsPair.OpenAsync(tls, Options(SslProtocols.Tls13, _client), null);

        foreach (var (shown, isAccepted) in new[] { (other, false), (null, false), (_client, true) })
        {
            await using var data = await TlsPair.OpenAsync(tls, Options(SslProtocols.Tls13, shown), control.Outcome.Session);
            Assert.Equal(isAccepted ? null : TlsFailures.OtherClientCertificate, data.Outcome.Failure);
        }
    }

    private TlsSettings Settings(ClientCertificates mode) => new() { ClientCertificates = mode, ClientAuthorities = PathOf("authorities.pem") };

    private SslClientAuthenticationOptions Options(SslProtocols version, X509Certificate2? certificate)
    {
        var options = TlsPair.Options(NewHost(), version);
        if (certificate is not null)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true);
        return options;
    }
}
