using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class HomeDirectoryTests
{
    private static readonly VirtualDirectory Archive = new("/archive", "/srv/archive");

    [Theory]
    [InlineData(IsolationMode.None, "/srv/ftp", "/")]
    [InlineData(IsolationMode.StartInUserDirectory, "/srv/ftp", "/bob")]
    [InlineData(IsolationMode.UserDirectory, "/srv/ftp/bob", "/")]
    public void Isolation_decides_what_a_user_sees(IsolationMode mode, string root, string start) => AssertHome(Site(mode), Users.Of("bob"), root, start);

    [Theory]
    [InlineData(IsolationMode.None, "/srv/ftp", "/")]
    [InlineData(IsolationMode.StartInUserDirectory, "/srv/ftp", "/public")]
    [InlineData(IsolationMode.UserDirectory, "/srv/ftp/public", "/")]
    public void Anonymous_users_share_public(IsolationMode mode, string root, string start) => AssertHome(Site(mode), Identity.Anonymous, root, start);

    [Theory]
    [InlineData(IsolationMode.None)]
    [InlineData(IsolationMode.StartInUserDirectory)]
    [InlineData(IsolationMode.UserDirectory)]
    public void A_folder_that_is_set_wins(IsolationMode mode)
    {
        AssertHome(Site(mode), Users.AtHome("bob", "/data/bob"), "/data/bob", "/");
        AssertHome(Site(mode) with { Authentication = new() { AnonymousRoot = "/srv/pub" } }, Identity.Anonymous, "/srv/pub", "/");
        AssertHome(Site(mode) with { Authentication = new() { AnonymousRoot = "/srv/pub" } }, Users.AtHome("bob", "/data/bob"), "/data/bob", "/");
    }

    [Theory]
    [InlineData(IsolationMode.None, "/home/bob", "/home/bob", "/")]
    [InlineData(IsolationMode.StartInUserDirectory, "/srv/ftp/people/bob", "/srv/ftp", "/people/bob")]
    [InlineData(IsolationMode.StartInUserDirectory, "/home/bob", "/srv/ftp", "/bob")]
    [InlineData(IsolationMode.StartInUserDirectory, "/srv/ftp", "/srv/ftp", "/")]
    [InlineData(IsolationMode.StartInUserDirectory, "/srv/ftp_other/bob", "/srv/ftp", "/bob")]
    [InlineData(IsolationMode.UserDirectory, "/home/bob", "/srv/ftp/bob", "/")]
    public void An_account_has_its_home(IsolationMode mode, string home, string root, string start) =>
        AssertHome(Site(mode), Users.Account("bob", home), root, start);

    [Fact]
    public void An_account_without_a_home_does_not_get_the_sites_folder() =>
        Assert.Null(HomeDirectory.Of(Site(IsolationMode.None), Users.Account("bob", null)));

    [Fact]
    public void Virtual_directories_appear_where_users_are_not_kept_apart()
    {
        Assert.Equal(Archive, Assert.Single(HomeDirectory.Of(Site(IsolationMode.None), Users.Of("bob"))!.VirtualDirectories));
        Assert.Equal(Archive, Assert.Single(HomeDirectory.Of(Site(IsolationMode.StartInUserDirectory), Users.Of("bob"))!.VirtualDirectories));
        Assert.Empty(HomeDirectory.Of(Site(IsolationMode.UserDirectory), Users.Of("bob"))!.VirtualDirectories);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../etc")]
    [InlineData("a/b")]
    [InlineData("/etc")]
    [InlineData(@"..\etc")]
    [InlineData(@"C:\Windows")]
    [InlineData("a:b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("NUL .txt")]
    [InlineData("com1")]
    [InlineData("LPT³.log")]
    [InlineData("conin$")]
    [InlineData("bob.")]
    [InlineData("bob ")]
    [InlineData("*")]
    [InlineData("a|b")]
    [InlineData("public")]
    [InlineData("PUBLIC")]
    public void A_name_that_is_no_plain_folder_name_gets_no_folder(string name)
    {
        Assert.Null(HomeDirectory.Of(Site(IsolationMode.UserDirectory), Users.Of(name)));
        AssertHome(Site(IsolationMode.StartInUserDirectory), Users.Of(name), "/srv/ftp", "/");
        AssertHome(Site(IsolationMode.None), Users.Of(name), "/srv/ftp", "/");
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("bob' or 1=1--")]
    [InlineData("bob@example.org")]
    [InlineData("com")]
    [InlineData("com10")]
    [InlineData("console")]
    [InlineData(".bob")]
    [InlineData("小明")]
    public void Other_names_are_folders_right_below_the_site(string name) =>
        AssertHome(Site(IsolationMode.UserDirectory), Users.Of(name), "/srv/ftp/" + name, "/");

    [Fact]
    public void A_name_longer_than_file_systems_take_gets_no_folder()
    {
        Assert.NotNull(HomeDirectory.Of(Site(IsolationMode.UserDirectory), Users.Of(new('a', 255))));
        Assert.Null(HomeDirectory.Of(Site(IsolationMode.UserDirectory), Users.Of(new('a', 256))));
        Assert.Null(HomeDirectory.Of(Site(IsolationMode.UserDirectory), Users.Of(new('明', 86))));
    }

    private static SiteSettings Site(IsolationMode mode) =>
        new() { Name = "site", PhysicalPath = "/srv/ftp", Isolation = mode, VirtualDirectories = [Archive] };

    private static void AssertHome(SiteSettings site, Identity identity, string root, string start)
    {
        var home = HomeDirectory.Of(site, identity);
        Assert.NotNull(home);
        Assert.Equal((root, start), (home.PhysicalRoot, home.Start.Text));
    }
}
