using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Access;

public sealed class SiteAuthenticationTests
{
    private static readonly UserTable Bob = new([new() { Name = "bob", PasswordHash = CountedHashes.Of("secret") }]);
    private readonly LoginServices services = new(new PasswordCheck(new(new FakeTimeProvider()), PasswordHash.Verify), new FairGate(1));

    [Theory]
    [InlineData("anonymous", "me@example.org", true)]
    [InlineData("ANONYMOUS", "", true)]
    [InlineData("ftp", "x", true)]
    [InlineData("bob", "secret", true)]
    [InlineData("bob", "me@example.org", false)]
    [InlineData("anonymous2", "x", false)]
    public async Task Anonymous_users_and_Glassports_own_come_in(string name, string password, bool accepted)
    {
        var outcome = await LogInAsync(new() { Anonymous = true }, name, password);

        Assert.Equal(accepted, outcome.Result == LoginResult.Accepted);
        if (accepted && name != "bob")
            Assert.Same(Identity.Anonymous, outcome.Identity);
    }

    [Fact]
    public async Task Ways_that_are_off_let_nobody_in()
    {
        Assert.NotEqual(LoginResult.Accepted, (await LogInAsync(new(), "anonymous", "x")).Result);
        Assert.NotEqual(LoginResult.Accepted, (await LogInAsync(new() { Users = false }, "bob", "secret")).Result);
    }

    [Fact]
    public async Task Mail_addresses_can_be_denied_and_demanded()
    {
        AuthenticationSettings denied = new() { Anonymous = true, DeniedAnonymousPasswords = ["mozilla@"] };
        AuthenticationSettings demanded = new() { Anonymous = true, AnonymousPasswords = ["me@example.org"] };

        Assert.Equal(LoginResult.Refused, (await LogInAsync(denied, "ftp", "mozilla@")).Result);
        Assert.Equal(LoginResult.Accepted, (await LogInAsync(denied, "ftp", "me@example.org")).Result);
        Assert.Equal(LoginResult.Refused, (await LogInAsync(demanded, "ftp", "mozilla@")).Result);
        Assert.Equal(LoginResult.Accepted, (await LogInAsync(demanded, "ftp", "me@example.org")).Result);
    }

    [Fact]
    public async Task Anonymous_comes_in_at_USER_only_when_that_is_said()
    {
        Assert.Equal(LoginResult.Refused, (await LogInAsync(new() { Anonymous = true }, "ftp", null)).Result);
        Assert.Equal(LoginResult.Accepted, (await LogInAsync(new() { Anonymous = true, AnonymousWithoutPassword = true }, "ftp", null)).Result);
    }

    [Theory]
    [InlineData("root", true)]
    [InlineData("admin7", true)]
    [InlineData("Admin7", false)]
    [InlineData("ANONYMOUS", true)]
    [InlineData("a.b", true)]
    [InlineData("axb", false)]
    [InlineData("bob", false)]
    public void Names_are_denied_by_patterns(string name, bool refused) =>
        Assert.Equal(refused, Site(new() { Anonymous = true, DeniedNames = ["root", "admin*", "anonymous", "a.b", "*[x]"] }).IsRefused(name));

    [Theory]
    [InlineData("bob", false)]
    [InlineData("x-y-z", false)]
    [InlineData("x-y", true)]
    [InlineData("xx-y-zz-zz", false)]
    [InlineData("eve", true)]
    public void Only_names_that_are_allowed_come_in_when_some_are(string name, bool refused) =>
        Assert.Equal(refused, Site(new() { AllowedNames = ["bob", "x*-y-*z"] }).IsRefused(name));

    [Fact]
    public void Denied_wins_over_allowed() => Assert.True(Site(new() { AllowedNames = ["*"], DeniedNames = ["bob"] }).IsRefused("bob"));

    [Fact]
    public async Task A_refused_name_does_not_come_in_with_the_right_password() =>
        Assert.Equal(LoginResult.Refused, (await LogInAsync(new() { DeniedNames = ["b*"] }, "bob", "secret")).Result);

    [Fact]
    public async Task The_first_way_that_knows_a_name_decides_and_the_others_are_asked_all_the_same()
    {
        Scripted first = new(LoginOutcome.Refuse("wrong password")), second = new(LoginOutcome.Accept(Users.Account("bob", "/root")));
        var outcome = await new SiteAuthentication(new(), [first, second]).AuthenticateAsync(new("bob", "x", IPAddress.Loopback), default);

        Assert.Equal((LoginResult.Refused, "wrong password"), (outcome.Result, outcome.Detail));
        Assert.Equal((1, 1), (first.Asked, second.Asked));
    }

    [Fact]
    public async Task A_way_that_does_not_know_the_name_leaves_it_to_the_next()
    {
        Scripted first = new(new(LoginResult.Unknown)), second = new(LoginOutcome.Accept(Users.Account("bob", "/home/bob"))), third = new(LoginOutcome.Refuse("x"));
        var outcome = await new SiteAuthentication(new(), [first, second, third]).AuthenticateAsync(new("bob", "x", IPAddress.Loopback), default);

        Assert.Equal(LoginResult.Accepted, outcome.Result);
        Assert.Equal((1, 1, 0), (first.Asked, second.Asked, third.Asked));
    }

    [Fact]
    public async Task An_account_for_anonymous_users_that_is_not_there_or_is_root_keeps_them_out()
    {
        Assert.Equal(LoginResult.Unavailable, (await AskAsync(null)).Result);
        Assert.Equal(LoginResult.Unavailable, (await AskAsync(new(new(0, 0, [0]), "/root", []))).Result);
        Assert.Equal(65534u, (await AskAsync(new(new(65534, 65534, [65534]), null, []))).Identity?.Account?.User);

        static ValueTask<LoginOutcome> AskAsync(SystemAccount? account) =>
            new AnonymousAuthenticator(new() { AnonymousAccount = "ftp" }, _ => account).AuthenticateAsync(new("ftp", "x", IPAddress.Loopback), default);
    }

    private SiteAuthentication Site(AuthenticationSettings settings) => new(settings, Bob, services);

    private async Task<LoginOutcome> LogInAsync(AuthenticationSettings settings, string name, string? password) =>
        await Site(settings).AuthenticateAsync(new(name, password, IPAddress.Loopback), default);

    private sealed class Scripted(LoginOutcome outcome) : IAuthenticator
    {
        public int Asked { get; private set; }

        public async ValueTask<LoginOutcome> AuthenticateAsync(LoginAttempt attempt, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Asked++;
            return outcome;
        }
    }
}
