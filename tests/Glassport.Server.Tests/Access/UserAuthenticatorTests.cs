using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using Glassport.Server.Access;
using Glassport.Server.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Access;

public sealed class UserAuthenticatorTests
{
    private static readonly byte[] Certificate = SHA256.HashData("certificate"u8);

    private static readonly ImmutableArray<UserSettings> Everybody =
    [
        new() { Name = "bob", PasswordHash = CountedHashes.Of("secret"), Groups = ["staff"], Home = "/data/bob", Encoding = "gbk" },
        new() { Name = "eve", PasswordHash = CountedHashes.Of("evil"), IsEnabled = false, Certificate = Convert.ToHexString(Certificate) },
        new() { Name = "cert", Certificate = string.Join(':', Certificate.Select(value => value.ToString("x2"))) },
        new() { Name = "broken", PasswordHash = "secret" },
    ];

    private readonly CountedHashes hashes = new();
    private readonly FakeTimeProvider time = new();
    private readonly RecentLogins recent;

    public UserAuthenticatorTests() => recent = new(time);

    [Fact]
    public async Task The_right_password_lets_a_user_in_with_all_that_is_known_of_them()
    {
        var outcome = await LogInAsync("bob", "secret");

        Assert.Equal(LoginResult.Accepted, outcome.Result);
        Assert.Equal(("bob", IdentityKind.User, "/data/bob", "gb2312"), (outcome.Identity!.Name, outcome.Identity.Kind, outcome.Identity.Home, outcome.Identity.Encoding!.WebName));
        Assert.Equal(["staff"], outcome.Identity.Groups.ToArray());
        Assert.Same(Everybody[0], outcome.Identity.User);
    }

    [Theory]
    [InlineData("bob", "wrong", nameof(LoginResult.Refused))]
    [InlineData("Bob", "secret", nameof(LoginResult.Unknown))]
    [InlineData("nobody", "secret", nameof(LoginResult.Unknown))]
    [InlineData("eve", "evil", nameof(LoginResult.Refused))]
    [InlineData("cert", "", nameof(LoginResult.Refused))]
    [InlineData("cert", "secret", nameof(LoginResult.Refused))]
    [InlineData("broken", "secret", nameof(LoginResult.Refused))]
    public async Task Every_failure_costs_exactly_one_hash(string name, string password, string result)
    {
        // S17: work is counted, not time.
        var outcome = await LogInAsync(name, password);

        Assert.Equal(result, outcome.Result.ToString());
        Assert.Null(outcome.Identity);
        // A user's hash, whoever it is: it has the rounds that a user's has.
        Assert.Contains(Assert.Single(hashes.Computed), Everybody.Select(static user => user.PasswordHash).Where(PasswordHash.IsWellFormed));
    }

    [Fact]
    public async Task Without_any_user_a_failure_costs_what_new_hashes_cost()
    {
        string? computed = null;
        UserAuthenticator nobody = new(new([]), new(recent, (hash, _) => { computed = hash; return false; }));
        await nobody.AuthenticateAsync(new("bob", "secret", IPAddress.Loopback), default);

        Assert.StartsWith($"$pbkdf2-sha512$i={PasswordHash.Iterations}$", computed, StringComparison.Ordinal);
        Assert.True(PasswordHash.IsWellFormed(computed));
    }

    [Fact]
    public async Task A_password_that_is_right_for_the_decoy_lets_nobody_in_now_or_later()
    {
        UserSettings only = new() { Name = "bob", PasswordHash = CountedHashes.Of("secret") };
        for (int i = 0; i < 2; i++)
            Assert.Equal(LoginResult.Unknown, (await LogInAsync("nobody", "secret", users: [only])).Result);

        Assert.Equal(2, hashes.Computed.Count);
        Assert.Equal(0, recent.Count);
    }

    [Fact]
    public async Task A_second_login_costs_no_hash_and_comes_back_at_once()
    {
        await LogInAsync("bob", "secret");
        var second = Authenticator().AuthenticateAsync(new("bob", "secret", IPAddress.Loopback), default).AsTask();

        Assert.True(second.IsCompletedSuccessfully);
        Assert.Equal(LoginResult.Accepted, (await second).Result);
        Assert.Single(hashes.Computed);
    }

    [Fact]
    public async Task A_wrong_password_is_checked_in_full_each_time()
    {
        await LogInAsync("bob", "secret");
        for (int i = 0; i < 3; i++)
            Assert.Equal(LoginResult.Refused, (await LogInAsync("bob", "wrong")).Result);

        Assert.Equal(4, hashes.Computed.Count);
    }

    [Fact]
    public async Task A_changed_password_ends_what_was_remembered_of_the_old_one()
    {
        await LogInAsync("bob", "secret");
        UserSettings changed = Everybody[0] with { PasswordHash = CountedHashes.Of("new") };

        Assert.Equal(LoginResult.Refused, (await LogInAsync("bob", "secret", users: [changed])).Result);
        Assert.Equal(LoginResult.Accepted, (await LogInAsync("bob", "new", users: [changed])).Result);
    }

    [Fact]
    public async Task Disabling_a_user_counts_at_once()
    {
        await LogInAsync("bob", "secret");

        Assert.Equal(LoginResult.Refused, (await LogInAsync("bob", "secret", users: [Everybody[0] with { IsEnabled = false }])).Result);
    }

    [Fact]
    public async Task What_is_remembered_expires()
    {
        await LogInAsync("bob", "secret");
        time.Advance(RecentLogins.Lifetime);
        await LogInAsync("bob", "secret");

        Assert.Equal(2, hashes.Computed.Count);
    }

    [Fact]
    public async Task Sessions_that_begin_together_share_one_check()
    {
        var authenticator = Authenticator();
        var logins = Enumerable.Range(0, 100).Select(_ => authenticator.AuthenticateAsync(new("bob", "secret", IPAddress.Loopback), default).AsTask());
        var outcomes = await Task.WhenAll(logins);

        Assert.All(outcomes, outcome => Assert.Equal(LoginResult.Accepted, outcome.Result));
        Assert.InRange(hashes.Computed.Count, 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public async Task A_certificate_lets_its_user_in_without_a_password()
    {
        Assert.Equal(LoginResult.Accepted, (await LogInAsync("cert", null, Certificate)).Result);
        Assert.Equal(LoginResult.Accepted, (await LogInAsync("cert", "anything", Certificate)).Result);
        Assert.Equal(LoginResult.Refused, (await LogInAsync("cert", null)).Result);
        Assert.Equal(LoginResult.Refused, (await LogInAsync("cert", null, SHA256.HashData("other"u8))).Result);
        Assert.Equal(LoginResult.Refused, (await LogInAsync("bob", null, Certificate)).Result);
        Assert.Equal(LoginResult.Refused, (await LogInAsync("eve", null, Certificate)).Result);
        Assert.Empty(hashes.Computed);
    }

    [Theory]
    [InlineData("' or 1=1--")]
    [InlineData("bob' --")]
    [InlineData("*)(uid=*")]
    [InlineData("*")]
    [InlineData("b%b")]
    [InlineData("bob\"; drop table users; --")]
    [InlineData("bob\0")]
    [InlineData("${jndi:ldap://x}")]
    [InlineData("bob\\")]
    public async Task A_name_is_compared_and_never_interpreted(string name)
    {
        // S29: it neither finds anybody, nor is it another name for a user who has it.
        Assert.Equal(LoginResult.Unknown, (await LogInAsync(name, "secret")).Result);

        UserSettings odd = new() { Name = name, PasswordHash = CountedHashes.Of("odd") };
        var outcome = await LogInAsync(name, "odd", users: [.. Everybody, odd]);
        Assert.Equal(name, outcome.Identity?.Name);
        Assert.Equal(LoginResult.Refused, (await LogInAsync("bob", "odd", users: [.. Everybody, odd])).Result);
    }

    private UserAuthenticator Authenticator(ImmutableArray<UserSettings>? users = null) => new(new(users ?? Everybody), new(recent, hashes.Verification));

    private async Task<LoginOutcome> LogInAsync(string name, string? password, byte[]? certificate = null, ImmutableArray<UserSettings>? users = null) =>
        await Authenticator(users).AuthenticateAsync(new(name, password, IPAddress.Loopback, certificate), default);
}
