using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class SystemAccountHomeTests
{
    private static readonly Identity Bob = Users.Account("bob", "/home/bob");

    [Fact]
    public void A_folder_for_each_account_comes_before_its_home()
    {
        var home = HomeDirectory.Of(Site(new() { SystemFolder = "/srv/{user}/files" }), Bob)!;

        Assert.Equal("/srv/bob/files", home.PhysicalRoot);
        Assert.Equal("/home/bob", home.WhereMissing?.PhysicalRoot);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../etc")]
    [InlineData("a/b")]
    public void A_name_that_cannot_be_a_folder_does_not_become_one(string name) =>
        Assert.Equal("/home/x", HomeDirectory.Of(Site(new() { SystemFolder = "/srv/{user}" }), Users.Account(name, "/home/x"))!.PhysicalRoot);

    [Fact]
    public void A_folder_for_all_accounts_needs_no_name() =>
        Assert.Equal("/srv/all", HomeDirectory.Of(Site(new() { SystemFolder = "/srv/all" }), Users.Account("a/b", null))!.PhysicalRoot);

    [Theory]
    [InlineData(true, false, "/home/bob", "/")]
    [InlineData(true, true, "/", "/home/bob")]
    [InlineData(false, false, "/", "/home/bob")]
    [InlineData(false, true, "/home/bob", "/")]
    public void Confined_accounts_see_their_folder_and_others_begin_there(bool confine, bool isException, string root, string start)
    {
        var home = HomeDirectory.Of(Site(new() { ConfineSystemAccounts = confine, ConfinementExceptions = isException ? ["eve", "bob"] : ["eve"] }), Bob)!;

        Assert.Equal((root, start), (home.PhysicalRoot, home.Start.Text));
    }

    private static SiteSettings Site(AuthenticationSettings authentication) =>
        new() { Name = "site", PhysicalPath = "/srv/ftp", Authentication = authentication };
}
