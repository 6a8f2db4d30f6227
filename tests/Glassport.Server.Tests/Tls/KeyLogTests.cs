using System.Security.Authentication;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>The file of secrets.</summary>
public sealed class KeyLogTests : TlsTestBase
{
    [Theory]
    [InlineData(SslProtocols.Tls12, "CLIENT_RANDOM ")]
    [InlineData(SslProtocols.Tls13, "CLIENT_HANDSHAKE_TRAFFIC_SECRET |SERVER_HANDSHAKE_TRAFFIC_SECRET |CLIENT_TRAFFIC_SECRET_0 |SERVER_TRAFFIC_SECRET_0 ")]
    public async Task The_secrets_of_this_site_are_written_and_no_others(SslProtocols version, string labels)
    {
        using var certificate = Certificate("shared.test");
        string path = Write("shared.pem", certificate), log = PathOf("keys");
        var logging = Site(new() { Certificates = [new(path)], KeyLog = log });
        var silent = Site(new() { Certificates = [new(path)] });
        await using var first = await (await TlsPair.ControlAsync(logging, NewHost(), version)).SpeakAsync();
        string[] lines = await File.ReadAllLinesAsync(log);
        await using var second = await (await TlsPair.ControlAsync(silent, NewHost(), version)).SpeakAsync();

        Assert.All(labels.Split('|'), label => Assert.Single(lines, line => line.StartsWith(label, StringComparison.Ordinal)));
        Assert.Equal(lines, await File.ReadAllLinesAsync(log));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(log));
    }

    [Fact]
    public async Task A_file_that_others_may_read_is_not_written()
    {
        if (OperatingSystem.IsWindows())
            return;

        string log = PathOf("keys");
        await File.WriteAllTextAsync(log, "");
        File.SetUnixFileMode(log, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await using var control = await TlsPair.ControlAsync(Site(new() { KeyLog = log }), NewHost());

        Assert.True(control.Outcome.Succeeded, control.Outcome.Failure?.English);
        Assert.Empty(await File.ReadAllTextAsync(log));
        Assert.Contains("0600", Assert.Single(SiteTls.Validate(new() { KeyLog = log }, Time)).English, StringComparison.Ordinal);
    }
}
