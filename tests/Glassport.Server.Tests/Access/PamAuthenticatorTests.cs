using System.Diagnostics;
using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class PamAuthenticatorTests : IDisposable
{
    private readonly string service = $"glassport-test-{Environment.ProcessId}-{Guid.NewGuid():N}";

    [RootOnLinuxFact]
    public async Task An_account_that_PAM_lets_in_comes_with_its_ids_and_its_home()
    {
        WriteService("auth required pam_permit.so", "account required pam_permit.so");
        var outcome = await LogInAsync("nobody", "x");

        Assert.Equal(LoginResult.Accepted, outcome.Result);
        var account = outcome.Identity!.Account!;
        Assert.Equal((Id("-u", "nobody"), Id("-g", "nobody")), (account.User.ToString(), account.Group.ToString()));
        Assert.Equal(Id("-G", "nobody").Split(' ').Order(), account.Groups.Select(group => group.ToString()).Order());
        Assert.Equal(Id("-Gn", "nobody").Split(' ').Order(), outcome.Identity.Groups.Order());
        Assert.Equal((IdentityKind.SystemAccount, "/nonexistent"), (outcome.Identity.Kind, outcome.Identity.Home));
    }

    [RootOnLinuxFact]
    public async Task Root_does_not_come_in_whatever_PAM_says()
    {
        WriteService("auth required pam_permit.so", "account required pam_permit.so");
        Assert.Equal(LoginResult.Refused, (await LogInAsync("root", "x")).Result);
        Assert.Equal(LoginResult.Refused, (await LogInAsync("nobody", "x", new() { PamService = service, GuestAccount = "root" })).Result);
    }

    [RootOnLinuxFact]
    public async Task What_PAM_refuses_does_not_come_in()
    {
        WriteService("auth required pam_deny.so", "account required pam_permit.so");
        Assert.Equal(LoginResult.Refused, (await LogInAsync("nobody", "x")).Result);

        WriteService("auth required pam_permit.so", "account required pam_deny.so");
        Assert.Equal(LoginResult.Refused, (await LogInAsync("nobody", "x")).Result);
    }

    [RootOnLinuxFact]
    public async Task A_module_that_is_not_there_is_no_wrong_password()
    {
        WriteService("auth required pam_glassport_is_not_there.so", "account required pam_permit.so");
        Assert.NotEqual(LoginResult.Accepted, (await LogInAsync("nobody", "x")).Result);
    }

    [RootOnLinuxFact]
    public async Task The_password_reaches_the_modules()
    {
        const string Name = "glassport-test";
        WriteService("auth required pam_unix.so", "account required pam_unix.so");
        Run("useradd", "", "--no-create-home", "--home-dir", "/srv/glassport-test", "--shell", "/bin/sh", Name);
        try
        {
            Run("chpasswd", $"{Name}:sécret 明\n");

            var right = await LogInAsync(Name, "sécret 明");
            Assert.Equal(("/srv/glassport-test", LoginResult.Accepted), (right.Identity?.Home, right.Result));
            Assert.Equal(LoginResult.Refused, (await LogInAsync(Name, "sécret")).Result);
            Assert.Equal(LoginResult.Refused, (await LogInAsync(Name, "")).Result);
            Assert.Equal(LoginResult.Refused, (await LogInAsync(Name, "sécret 明\0")).Result);
            Assert.Equal(LoginResult.Refused, (await LogInAsync(Name + "\0x", "sécret 明")).Result);
            Assert.Equal(LoginResult.Refused, (await LogInAsync(Name + "' or 1=1--", "sécret 明")).Result);
            Assert.Equal(LoginResult.Unknown, (await LogInAsync(Name, null)).Result);
        }
        finally
        {
            Run("userdel", "", Name);
        }
    }

    [RootOnLinuxFact]
    public async Task Guests_have_the_rights_of_the_guest_account_and_keep_their_name()
    {
        WriteService("auth required pam_permit.so", "account required pam_permit.so");
        var outcome = await LogInAsync("no-such-account", "x", new() { PamService = service, GuestAccount = "nobody" });

        Assert.Equal(("no-such-account", Id("-u", "nobody")), (outcome.Identity?.Name, outcome.Identity?.Account?.User.ToString()));
        Assert.Equal(LoginResult.Refused, (await LogInAsync("no-such-account", "x")).Result);
    }

    [Fact]
    public void An_account_that_is_not_there_is_null()
    {
        Assert.Null(SystemAccounts.Find("no such account"));
        Assert.Null(SystemAccounts.Find(""));
        Assert.Null(SystemAccounts.Find("root\0"));
        Assert.Equal(OperatingSystem.IsLinux(), SystemAccounts.Find("root")?.IsRoot ?? false);
    }

    public void Dispose() => File.Delete(ServicePath);

    private string ServicePath => $"/etc/pam.d/{service}";

    private void WriteService(params string[] lines) => File.WriteAllLines(ServicePath, lines);

    private async Task<LoginOutcome> LogInAsync(string name, string? password, AuthenticationSettings? settings = null) =>
        await new PamAuthenticator(settings ?? new() { PamService = service }, new FairGate(1)).AuthenticateAsync(new(name, password, IPAddress.Loopback), default);

    private static string Id(string option, string name) => Run("id", "", option, name).Trim();

    private static string Run(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
