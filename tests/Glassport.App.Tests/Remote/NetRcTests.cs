using Glassport.App.Remote;

namespace Glassport.App.Tests.Remote;

public sealed class NetRcTests
{
    private const string Text = """
        # comment machine h login nobody password none
        machine one login ada password p1
        machine two
            login bob
            password p2
            account acc
        macdef init
        machine fake login x password y

        machine one login eve password p3
        default login anonymous password mail@example.org
        """;

    [Theory]
    [InlineData("one", null, "ada", "p1", null)]
    [InlineData("ONE", null, "ada", "p1", null)]
    [InlineData("one", "eve", "eve", "p3", null)]
    [InlineData("two", null, "bob", "p2", "acc")]
    [InlineData("three", null, "anonymous", "mail@example.org", null)]
    [InlineData("fake", null, "anonymous", "mail@example.org", null)]
    public void Entries_are_found(string host, string? wanted, string user, string password, string? account) =>
        Assert.Equal(new NetRc.Login(user, password, account), NetRc.Find(Text, host, wanted));

    [Theory]
    [InlineData("machine one login ada password a,b", "a,b")]
    [InlineData("machine one login ada password \"two words\"", "two words")]
    [InlineData("machine one login ada password \"a \\\" quote\"", "a \" quote")]
    [InlineData("machine one login ada password \"\"", "")]
    [InlineData("machine one login ada password a#b", "a#b")]
    [InlineData("machine one\r\n\tlogin ada\r\n\tpassword p\r\n", "p")]
    [InlineData("machine one login ada password \"never closed", "never closed")]
    public void Passwords_are_words_or_stand_in_quotes(string text, string password) => Assert.Equal(password, NetRc.Find(text, "one", "ada")?.Password);

    [Theory]
    [InlineData("open\n", "open")]
    [InlineData("open\r\n", "open")]
    [InlineData("open\\\n", "open\\")]
    public void A_quote_that_is_never_closed_ends_with_its_line(string line, string password)
    {
        string text = $"machine one login ada password \"{line}machine two login bob password p2\nmachine three login \"eve\" password p3\n";

        Assert.Equal(new NetRc.Login("ada", password, null), NetRc.Find(text, "one", null));
        Assert.Equal(new NetRc.Login("bob", "p2", null), NetRc.Find(text, "two", null));
        Assert.Equal(new NetRc.Login("eve", "p3", null), NetRc.Find(text, "three", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("machine")]
    [InlineData("machine one login")]
    [InlineData("machine two login x password y")]
    public void What_is_not_there_is_not_found(string text) => Assert.Null(NetRc.Find(text, "one", "ada"));
}
