using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class AuthorizationTests
{
    private static readonly AuthorizationRule[] Rules =
    [
        new(RuleEffect.Deny, new(PrincipalKind.User, "mallory"), FileOperations.All),
        new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, "/secret"),
        new(RuleEffect.Allow, new(PrincipalKind.Group, "staff"), FileOperations.Write, "/incoming"),
        new(RuleEffect.Allow, Principal.Anonymous, FileOperations.Upload, "/incoming/anonymous"),
        new(RuleEffect.Allow, new(PrincipalKind.Users), FileOperations.Download),
        new(RuleEffect.Allow, Principal.Everyone, FileOperations.List),
    ];

    [Theory]
    [InlineData("bob", FileOperations.List, "/", true)]
    [InlineData("bob", FileOperations.Read, "/a/b", true)]
    [InlineData("bob", FileOperations.Read, "/secret", false)]
    [InlineData("bob", FileOperations.List, "/secret/a/b", false)]
    [InlineData("bob", FileOperations.List, "/secret_not", true)]
    [InlineData("bob", FileOperations.Upload, "/incoming/x", true)]
    [InlineData("bob", FileOperations.Upload | FileOperations.Download, "/incoming/x", true)]
    [InlineData("bob", FileOperations.Upload | FileOperations.Download, "/x", false)]
    [InlineData("bob", FileOperations.Delete, "/", false)]
    [InlineData("bob", FileOperations.None, "/", false)]
    [InlineData("mallory", FileOperations.List, "/", false)]
    [InlineData("anonymous", FileOperations.List, "/", true)]
    [InlineData("anonymous", FileOperations.Download, "/", false)]
    [InlineData("anonymous", FileOperations.Upload, "/incoming", false)]
    [InlineData("anonymous", FileOperations.Upload, "/incoming/anonymous/x", true)]
    [InlineData("anonymous", FileOperations.Overwrite, "/incoming/anonymous/x", false)]
    public void The_first_rule_that_fits_path_operation_and_user_decides(string name, FileOperations operations, string path, bool allowed)
    {
        var identity = name == "anonymous" ? Identity.Anonymous : Users.Of(name, "staff");

        Assert.Equal(allowed, new AuthorizationRules(Site(Rules)).For(identity).Allows(operations, Paths.Of(path)));
    }

    [Fact]
    public void Without_rules_the_answer_is_no() => Assert.False(new AuthorizationRules(Site()).For(Users.Of("bob")).Allows(FileOperations.List, Paths.Of("/")));

    [Fact]
    public void An_earlier_rule_wins_over_a_stricter_one_behind_it()
    {
        AuthorizationRules rules = new(Site(
            new(RuleEffect.Allow, Principal.Everyone, FileOperations.Read, "/secret/open"),
            new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, "/secret")));

        Assert.True(rules.For(Users.Of("bob")).Allows(FileOperations.Read, Paths.Of("/secret/open/x")));
        Assert.False(rules.For(Users.Of("bob")).Allows(FileOperations.Read, Paths.Of("/secret/x")));
    }

    [Theory]
    [InlineData(FileOperations.Download, true)]
    [InlineData(FileOperations.Upload, false)]
    [InlineData(FileOperations.SetFacts, false)]
    [InlineData(FileOperations.Download | FileOperations.Delete, false)]
    public void A_read_only_site_changes_nothing_whatever_the_rules_say(FileOperations operations, bool allowed)
    {
        var site = Site(new AuthorizationRule(RuleEffect.Allow, Principal.Everyone, FileOperations.All)) with { Commands = new() { ReadOnly = true } };

        Assert.Equal(allowed, new AuthorizationRules(site).For(Users.Of("bob")).Allows(operations, Paths.Of("/x")));
    }

    [Fact]
    public void A_rule_about_a_user_is_not_about_an_anonymous_one_who_took_the_name()
    {
        AuthorizationRules rules = new(Site(new AuthorizationRule(RuleEffect.Allow, new(PrincipalKind.User, "anonymous"), FileOperations.All)));

        Assert.False(rules.For(Identity.Anonymous).Allows(FileOperations.List, Paths.Of("/")));
    }

    [Theory]
    [InlineData("bob' or '1'='1", "bob")]
    [InlineData("*", "bob")]
    [InlineData("bob", "*")]
    [InlineData("Bob", "bob")]
    [InlineData("*)(uid=*", "bob")]
    public void A_name_in_a_rule_is_compared_and_never_interpreted(string name, string inRule)
    {
        AuthorizationRules rules = new(Site(
            new AuthorizationRule(RuleEffect.Allow, new(PrincipalKind.User, inRule), FileOperations.All),
            new AuthorizationRule(RuleEffect.Allow, new(PrincipalKind.Group, inRule), FileOperations.All)));

        Assert.False(rules.For(Users.Of(name, name)).Allows(FileOperations.List, Paths.Of("/")));
        Assert.True(rules.For(Users.Of(inRule)).Allows(FileOperations.List, Paths.Of("/")));
    }

    [Theory]
    [InlineData("/SECRET", false)]
    [InlineData("/Secret/x", false)]
    [InlineData("/SECRET_not", true)]
    public void Where_the_file_system_ignores_case_a_rule_does_too(string path, bool allowed)
    {
        AuthorizationRules rules = new(
            Site(new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, "/secret"), new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)),
            StringComparison.OrdinalIgnoreCase);

        Assert.Equal(allowed, rules.For(Users.Of("bob")).Allows(FileOperations.Read, Paths.Of(path)));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var authorization = new AuthorizationRules(Site(Rules)).For(Users.Of("bob", "staff"));
        var path = Paths.Of("/a/b/c");
        bool allowed = authorization.Allows(FileOperations.Read, path);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            allowed &= authorization.Allows(FileOperations.Read, path);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(allowed);
    }

    private static SiteSettings Site(params AuthorizationRule[] rules) => new() { Name = "site", PhysicalPath = "/srv", Rules = [.. rules] };
}
