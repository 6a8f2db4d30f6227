using Glassport.App.Configuration;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Configuration;

public sealed class SettingsChangesTests
{
    private static readonly SiteSettings Site = new() { Name = "files", PhysicalPath = "/srv" };

    [Fact]
    public void The_same_settings_have_no_changes() => Assert.Empty(SettingsChanges.Between(Full.Settings, Full.Settings));

    [Fact]
    public void What_is_added_removed_and_changed_is_named()
    {
        ServerSettings before = new() { Sites = [Site], Users = [new() { Name = "ann" }] };
        ServerSettings after = new()
        {
            Sites = [Site with { Limits = Site.Limits with { Sessions = 5 } }],
            Users = [new() { Name = "bob" }],
            Limits = new() { Rate = 7 },
        };

        Assert.Equal(
            ["~ site \"files\".limits.sessions: null -> 5", "- user \"ann\"", "+ user \"bob\"", "~ limits.rate: 0 -> 7"],
            SettingsChanges.Between(before, after));
    }

    [Fact]
    public void A_hash_is_not_shown()
    {
        ServerSettings before = new() { Users = [new() { Name = "ann", PasswordHash = "one" }] };
        ServerSettings after = new() { Users = [new() { Name = "ann", PasswordHash = "two" }] };

        Assert.Equal("~ user \"ann\": another password", Assert.Single(SettingsChanges.Between(before, after)));
    }

    [Fact]
    public void Another_order_is_a_change()
    {
        ServerSettings before = new() { Groups = [new("a"), new("b")] };
        ServerSettings after = new() { Groups = [new("b"), new("a")] };

        Assert.Equal("~ groups: in another order", Assert.Single(SettingsChanges.Between(before, after)));
    }
}
