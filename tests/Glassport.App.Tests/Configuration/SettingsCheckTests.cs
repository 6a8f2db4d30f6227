using Glassport.App.Configuration;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Configuration;

public sealed class SettingsCheckTests
{
    private static readonly SiteSettings Site = new() { Name = "a", PhysicalPath = "/srv", Bindings = [new("*", 21)] };

    [Fact]
    public void Settings_that_fit_together_have_no_faults() => Assert.Empty(SettingsCheck.Faults(new() { Sites = [Site, Site with { Name = "b", Bindings = [new("*", 2121)] }] }));

    [Fact]
    public void Two_sites_cannot_have_one_name_however_it_is_written() =>
        AssertFault("sites[1].name", new() { Sites = [Site, Site with { Name = "A", Bindings = [] }] });

    [Fact]
    public void Users_names_differ_by_case() => Assert.Empty(SettingsCheck.Faults(new() { Users = [new() { Name = "ann" }, new() { Name = "Ann" }] }));

    [Fact]
    public void Two_users_cannot_have_one_name() => AssertFault("users[1].name", new() { Users = [new() { Name = "ann" }, new() { Name = "ann" }] });

    [Fact]
    public void A_user_cannot_be_in_a_group_that_is_not_there() => AssertFault("users[0].groups", new() { Users = [new() { Name = "ann", Groups = ["staff"] }] });

    [Fact]
    public void A_rule_cannot_be_about_a_group_that_is_not_there() => AssertFault(
        "sites[0].rules[0].who", new() { Sites = [Site with { Rules = [new(RuleEffect.Allow, new(PrincipalKind.Group, "staff"), FileOperations.Read)] }] });

    [Fact]
    public void Two_sites_on_one_address_and_port_must_have_host_names()
    {
        AssertFault("sites[1].bindings[0]", new() { Sites = [Site, Site with { Name = "b" }] });
        Assert.Empty(SettingsCheck.Faults(new() { Sites = [Site, Site with { Name = "b", Bindings = [new("*", 21, "b.example")] }] }));
        AssertFault("sites[2].bindings[0]", new()
        {
            Sites = [Site, Site with { Name = "b", Bindings = [new("*", 21, "b.example")] }, Site with { Name = "c", Bindings = [new("*", 21, "B.example")] }],
        });
    }

    [Fact]
    public void A_port_that_the_system_chooses_is_no_conflict() =>
        Assert.Empty(SettingsCheck.Faults(new() { Sites = [Site with { Bindings = [new("*", 0)] }, Site with { Name = "b", Bindings = [new("*", 0)] }] }));

    [Fact]
    public void Sites_that_share_a_folder_of_W3C_logs_have_the_same_columns()
    {
        SiteSettings first = Site with { Logs = new() { W3C = "/logs" } };
        SiteSettings second = first with { Name = "b", Bindings = [] };
        AssertFault("sites[1].logs.w3CFields", new() { Sites = [first, second with { Logs = second.Logs with { W3CFields = ["date"] } }] });
        Assert.Empty(SettingsCheck.Faults(new() { Sites = [first, second with { Logs = second.Logs with { W3CFields = W3CFields.Initial } }] }));
    }

    private static void AssertFault(string path, ServerSettings settings) => Assert.Equal(path, Assert.Single(SettingsCheck.Faults(settings)).Path);
}
