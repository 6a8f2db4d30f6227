using System.Security.Cryptography.X509Certificates;
using Glassport.Server.Settings;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>Where certificates come from and which one is shown.</summary>
public sealed class CertificateTests : TlsTestBase
{
    [Fact]
    public void A_self_signed_certificate_is_kept_for_the_next_start()
    {
        var first = Assert.Single(Site(state: PathOf("state")).Describe());
        var second = Assert.Single(Site(state: PathOf("state")).Describe());
        var unkept = Assert.Single(Site().Describe());

        Assert.Equal(first, second);
        Assert.True(first.IsSelfSigned);
        Assert.NotEqual(first.Fingerprint, unkept.Fingerprint);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.Path));
    }

    [Fact]
    public void A_kept_certificate_that_expired_is_replaced()
    {
        var first = Assert.Single(Site(state: PathOf("state")).Describe());
        Time.Advance(TimeSpan.FromDays(4000));
        var second = Assert.Single(Site(state: PathOf("state")).Describe());

        Assert.NotEqual(first.Fingerprint, second.Fingerprint);
        Assert.True(second.NotAfter > Time.GetUtcNow());
    }

    [Fact]
    public async Task The_self_signed_certificate_names_this_machine()
    {
        await using var control = await TlsPair.ControlAsync(Site(), "localhost");
        var shown = (X509Certificate2)control.Client.RemoteCertificate!;

        Assert.All(["localhost", Environment.MachineName, "127.0.0.1", "::1"], name => Assert.True(shown.MatchesHostname(name), name));
    }

    [Fact]
    public async Task The_host_name_chooses_the_certificate()
    {
        using var one = Certificate("one.test");
        using var two = Certificate("two.test");
        using var wild = Certificate("wild.test");
        var tls = Site(new()
        {
            Certificates = [new(Write("one.pem", one), null, "one.test"), new(Write("two.pem", two), null, "two.test"), new(Write("wild.pem", wild), null, "*.wild.test")],
        });

        Assert.Equal(Fingerprint(one), await ShownAsync(tls, "one.test"));
        Assert.Equal(Fingerprint(two), await ShownAsync(tls, "TWO.test"));
        Assert.Equal(Fingerprint(wild), await ShownAsync(tls, "a.wild.test"));
        Assert.Equal(Fingerprint(one), await ShownAsync(tls, "a.b.wild.test"));
        Assert.Equal(Fingerprint(one), await ShownAsync(tls, "unknown.test"));
        Assert.Equal(Fingerprint(one), await ShownAsync(tls, ""));
    }

    [Fact]
    public async Task A_changed_file_is_read_again_and_sessions_go_on()
    {
        using var old = Certificate("old.test");
        using var renewed = Certificate("renewed.test", years: 6);
        string path = Write("site.pem", old);
        var tls = Site(new() { SessionReuse = SessionReuse.Require, Certificates = [new(path)] });
        string host = NewHost();
        await using var control = await (await TlsPair.ControlAsync(tls, host)).SpeakAsync();

        Write("site.pem", renewed);
        File.SetLastWriteTimeUtc(path, Time.GetUtcNow().UtcDateTime);
        Assert.Equal(Fingerprint(old), await ShownAsync(tls, NewHost()));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Fingerprint(renewed), await ShownAsync(tls, NewHost()));

        await using var data = await TlsPair.DataAsync(tls, control.Outcome.Session!, host);
        Assert.True(data.Outcome.Succeeded, data.Outcome.Failure?.English);
        Assert.True(data.Server.Facts.BoundToControl);
    }

    [Fact]
    public async Task A_broken_file_leaves_the_old_certificate_in_use()
    {
        using var old = Certificate("old.test");
        string path = Write("site.pem", old);
        var tls = Site(new() { Certificates = [new(path)] });
        File.WriteAllText(path, "-----BEGIN CERTIFICATE-----\nAAAA\n");
        Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Fingerprint(old), await ShownAsync(tls, NewHost()));
        File.Delete(path);
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Fingerprint(old), await ShownAsync(tls, NewHost()));
    }

    [Fact]
    public async Task Without_any_certificate_the_reason_is_told()
    {
        await using var pair = await TlsPair.ControlAsync(Site(new() { Certificates = [new(PathOf("missing.pem"))] }), NewHost());

        Assert.Equal(TlsFailureReason.NoCertificate, pair.Outcome.Failure?.Reason);
        Assert.Contains("missing.pem", pair.Outcome.Failure!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_is_sent_and_the_key_may_lie_apart()
    {
        using var root = Certificate("Root", isAuthority: true);
        using var middle = Certificate("Middle", root, isAuthority: true);
        using var leaf = Certificate("leaf.test", middle);
        File.WriteAllText(PathOf("chain.pem"), leaf.ExportCertificatePem() + "\n" + middle.ExportCertificatePem() + "\n");
        File.WriteAllText(PathOf("key.pem"), leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        List<string> seen = [];
        var options = TlsPair.Options(NewHost(), System.Security.Authentication.SslProtocols.None);
        options.RemoteCertificateValidationCallback = (_, _, chain, _) =>
        {
            seen.AddRange(chain!.ChainPolicy.ExtraStore.Select(one => one.Subject));
            return true;
        };
        await using var pair = await TlsPair.OpenAsync(Site(new() { Certificates = [new(PathOf("chain.pem"), PathOf("key.pem"))] }), options, null);

        Assert.True(pair.Outcome.Succeeded, pair.Outcome.Failure?.English);
        Assert.Contains("CN=Middle", seen);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("open sesame")]
    public async Task A_pkcs12_file_is_read(string? password)
    {
        using var certificate = Certificate("p12.test");
        File.WriteAllBytes(PathOf("site.p12"), certificate.Export(X509ContentType.Pkcs12, password));
        File.WriteAllText(PathOf("password"), password + "\n");
        var tls = Site(new() { Certificates = [new(PathOf("site.p12"), password is null ? null : PathOf("password"))] });

        Assert.Equal(Fingerprint(certificate), await ShownAsync(tls, NewHost()));
    }

    [Fact]
    public void The_check_names_what_is_wrong()
    {
        using var good = Certificate("good.test");
        using var expired = Certificate("expired.test", years: 0);
        using var authority = Certificate("other.test");
        string keyless = PathOf("keyless.pem");
        File.WriteAllText(keyless, good.ExportCertificatePem());
        File.WriteAllText(PathOf("wrong.key"), authority.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(PathOf("empty.pem"), "");
        string goodPath = Write("good.pem", good);
        Time.Advance(TimeSpan.FromDays(1));

        AssertProblem(new(PathOf("missing.pem")), "cannot be read", true);
        AssertProblem(new(keyless), "no private key", true);
        AssertProblem(new(goodPath, PathOf("wrong.key")), "key", true);
        AssertProblem(new(PathOf("empty.pem")), "certificate", true);
        AssertProblem(new(Write("expired.pem", expired)), "expired on 2030-01-01", true);
        AssertProblem(new(goodPath, null, "else.test"), "does not name the host else.test", false);
        Assert.Empty(SiteTls.Validate(new() { Certificates = [new(goodPath, null, "good.test")] }, Time));
        Assert.Empty(SiteTls.Validate(new() { SessionReuse = SessionReuse.Require }, Time));
        Assert.True(Assert.Single(SiteTls.Validate(new() { MinimumVersion = "1.1" }, Time)).IsFatal);
        Assert.True(Assert.Single(SiteTls.Validate(new() { MinimumVersion = "1.3", MaximumVersion = "1.2" }, Time)).IsFatal);
        Assert.True(Assert.Single(SiteTls.Validate(new() { ClientCertificates = ClientCertificates.Ask, ClientAuthorities = keyless + ".no" }, Time)).IsFatal);
    }

    private void AssertProblem(CertificateSettings settings, string words, bool isFatal)
    {
        var problem = Assert.Single(SiteTls.Validate(new() { Certificates = [settings] }, Time));
        Assert.Contains(words, problem.English, StringComparison.Ordinal);
        Assert.Contains(settings.Path, problem.Chinese, StringComparison.Ordinal);
        Assert.Equal(isFatal, problem.IsFatal);
    }

    private static async Task<string> ShownAsync(SiteTls tls, string host)
    {
        await using var pair = await TlsPair.ControlAsync(tls, host);
        Assert.True(pair.Outcome.Succeeded, pair.Outcome.Failure?.English);
        return Fingerprint((X509Certificate2)pair.Client.RemoteCertificate!);
    }
}
