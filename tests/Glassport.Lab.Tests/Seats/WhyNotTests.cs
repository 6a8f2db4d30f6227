using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

/// <summary>On a machine on which every program is an empty file.</summary>
public sealed class WhyNotTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory().FullName;

    public WhyNotTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "sbin"));
        foreach (string program in new[] { "vsftpd", "proftpd", "pure-ftpd", "pure-pw", "tnftp", "inetutils-ftp", "lftp", "curl" })
            File.WriteAllText(Path.Combine(root, "sbin", program), "");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("vsftpd", "vsftpd is not installed. Install the Debian package vsftpd.")]
    [InlineData("proftpd", "proftpd is not installed. Install the Debian package proftpd-core.")]
    [InlineData("pure-ftpd", "pure-ftpd is not installed. Install the Debian package pure-ftpd.")]
    [InlineData("pyftpdlib", "No python3 here has pyftpdlib. Install the Debian package python3-pyftpdlib.")]
    public async Task A_server_that_is_not_there_names_its_package(string name, string reason) =>
        Assert.Equal(reason, await WhyNotAsync(name, Chairs.Server(new(), Chairs.Bare)));

    [Theory]
    [InlineData("tnftp", "tnftp is not installed. Install the Debian package tnftp.")]
    [InlineData("inetutils", "inetutils-ftp is not installed. Install the Debian package inetutils-ftp.")]
    [InlineData("lftp", "lftp is not installed. Install the Debian package lftp.")]
    [InlineData("curl", "curl is not installed. Install the Debian package curl.")]
    public async Task A_client_that_is_not_there_names_its_package(string name, string reason) =>
        Assert.Equal(reason, await WhyNotAsync(name, Chairs.Client(new(), Chairs.Bare)));

    [Theory]
    [InlineData("vsftpd")]
    [InlineData("proftpd")]
    [InlineData("pure-ftpd")]
    public async Task Who_changes_users_needs_root(string name)
    {
        Assert.Null(await WhyNotAsync(name, Server(new())));
        Assert.Equal(
            $"{name} changes to the user who logs in, which only root can do. Run it as root.",
            await WhyNotAsync(name, Chairs.Server(new(), Full with { ChangesUsers = false })));
    }

    [Fact]
    public async Task What_a_server_has_no_setting_for_is_said_with_its_name_in_the_scenario()
    {
        ServerSetup reuse = new() { Tls = true, RequiresReuse = true };
        Assert.Equal(
            "pure-ftpd cannot demand that data connections resume the TLS session (requiresReuse). Take vsftpd, proftpd or glassport.",
            await WhyNotAsync("pure-ftpd", Server(reuse)));
        Assert.Equal(
            "pyftpdlib cannot demand that data connections resume the TLS session (requiresReuse). Take vsftpd, proftpd or glassport.",
            await WhyNotAsync("pyftpdlib", Server(reuse)));
        Assert.Equal(
            "pure-ftpd counts its idle timeout in minutes, and 2 seconds are none (idleTimeout). Take another server.",
            await WhyNotAsync("pure-ftpd", Server(new() { IdleTimeout = 2 })));
        Assert.Equal(
            "pure-ftpd has no setting for how long it waits for a data connection (connectTimeout). Take another server.",
            await WhyNotAsync("pure-ftpd", Server(new() { ConnectTimeout = 4 })));
        Assert.Equal(
            "pure-ftpd has no setting for how long the answer to a wrong password is held back (loginDelay). Take another server.",
            await WhyNotAsync("pure-ftpd", Server(new() { LoginDelay = 1 })));
        Assert.Equal(
            "pyftpdlib limits the rate of connections without TLS only (rate). Take another server.",
            await WhyNotAsync("pyftpdlib", Server(new() { Tls = true, Rate = 1 })));
        Assert.Null(await WhyNotAsync("pure-ftpd", Server(new() { IdleTimeout = 60, LoginDelay = 0 })));
    }

    [Fact]
    public async Task ProFTPD_needs_a_module_for_TLS()
    {
        string modules = Path.Combine(root, "lib", "proftpd");
        Directory.CreateDirectory(modules);

        Assert.Equal("proftpd has no mod_tls here. Install the Debian package proftpd-mod-crypto.", await WhyNotAsync("proftpd", Server(new() { Tls = true })));
        Assert.Null(await WhyNotAsync("proftpd", Server(new())));

        await File.WriteAllTextAsync(Path.Combine(modules, "mod_tls.so"), "");
        Assert.Null(await WhyNotAsync("proftpd", Server(new() { Tls = true })));
    }

    [Theory]
    [InlineData("tnftp")]
    [InlineData("inetutils")]
    public async Task The_classic_clients_know_no_TLS_and_cannot_be_typed_everything(string name)
    {
        Assert.Equal($"{name} does not know FTPS. Take lftp, curl or glassport.", await WhyNotAsync(name, Client(new() { Tls = true })));
        Assert.Equal(
            $"{name} is typed to, and blanks, quotes and backslashes in a user or a password cannot be. Take curl or glassport.",
            await WhyNotAsync(name, Client(new() { Password = "two words" })));
        Assert.Null(await WhyNotAsync(name, Client(new() { Types = ["whatever people type"] })));
    }

    [Fact]
    public async Task Curl_and_lftp_say_which_line_they_cannot_do()
    {
        Assert.Equal(
            "curl makes transfers and nothing between them: it cannot run 'sleep 3'. Take tnftp, inetutils, lftp or glassport.",
            await WhyNotAsync("curl", Client(new() { Types = ["!sleep 3"] })));
        Assert.Equal(
            "curl makes transfers and nothing else: it has no 'rename'. Take tnftp, inetutils, lftp or glassport.",
            await WhyNotAsync("curl", Client(new() { Types = ["rename a b"] })));
        Assert.Equal(
            "The line 'rename' has no translation for lftp. Take tnftp, inetutils or glassport.",
            await WhyNotAsync("lftp", Client(new() { Types = ["rename a b"] })));
        Assert.Equal(
            "curl takes what stands behind a colon in the user's name for the password. Take tnftp, inetutils, lftp or glassport.",
            await WhyNotAsync("curl", Client(new() { User = "a:b" })));
    }

    [Fact]
    public async Task Curl_has_no_Ctrl_C_that_a_session_survives()
    {
        Seat seat = Client(new());
        seat.Scenario.Events = [new() { On = "client", File = "big.bin", Reaches = 1, Then = LabAction.InterruptClient }];

        Assert.Equal("Ctrl-C ends curl: it sends no ABOR, and nothing more at all. Take tnftp, inetutils, lftp or glassport.", await WhyNotAsync("curl", seat));
        Assert.Null(await WhyNotAsync("lftp", seat));
    }

    private static Task<string?> WhyNotAsync(string name, Seat seat) =>
        SeatPrograms.Servers.FirstOrDefault(one => one.Name == name && name != SeatPrograms.Default) is { } server
            ? server.WhyNotAsync(seat, CancellationToken.None)
            : SeatPrograms.Clients.First(one => one.Name == name).WhyNotAsync(seat, CancellationToken.None);

    private Machine Full => new() { Folders = [Path.Combine(root, "sbin")], ChangesUsers = true };

    private Seat Server(ServerSetup setup) => Chairs.Server(setup, Full);

    private Seat Client(ClientSetup setup) => Chairs.Client(setup, Full);
}
