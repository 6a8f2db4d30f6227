using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class CurlTests
{
    [Fact]
    public void A_session_is_transfers_one_after_the_other() => Assert.Equal(
        [
            "verbose", "no-progress-meter", "user = \"ftpuser:ftppass\"", "url = \"ftp://192.168.111.15/\"",
            "next",
            "verbose", "no-progress-meter", "user = \"ftpuser:ftppass\"", "output = \"b.txt\"", "url = \"ftp://192.168.111.15/b.txt\"",
        ],
        Curl.Configuration(Chairs.Typing("ls", "binary", "get b.txt", "bye")));

    [Theory]
    [InlineData("put a b", "upload-file = \"a\"", "url = \"ftp://192.168.111.15/b\"")]
    [InlineData("reget a", "continue-at = \"-\"", "output = \"a\"", "url = \"ftp://192.168.111.15/a\"")]
    [InlineData("ls pub", "url = \"ftp://192.168.111.15/pub/\"")]
    [InlineData("get a#b", "output = \"a#b\"", "url = \"ftp://192.168.111.15/a%23b\"")]
    [InlineData("bye", "head", "url = \"ftp://192.168.111.15/\"")]
    public void A_classic_line_is_translated(string line, params string[] translated) =>
        Assert.Equal(translated, Curl.Configuration(Chairs.Typing(line)).Skip(3));

    [Fact]
    public void Text_is_asked_for_until_binary_is()
    {
        string[] options = [.. Curl.Configuration(Chairs.Typing("ascii", "get a", "binary", "get b"))];

        Assert.Equal(["use-ascii", "output = \"a\""], options[3..5]);
        Assert.Single(options, "use-ascii");
    }

    [Fact]
    public void What_is_quoted_comes_before_the_next_transfer_and_may_fail()
    {
        Assert.Equal(
            ["quote = \"*SITE HELP\"", "url = \"ftp://192.168.111.15/\""],
            Curl.Configuration(Chairs.Typing("quote SITE HELP", "ls")).Skip(3));
        Assert.Equal(
            ["quote = \"*NOOP\"", "head", "url = \"ftp://192.168.111.15/\""],
            Curl.Configuration(Chairs.Typing("ls", "quote NOOP", "bye")).TakeLast(3));
    }

    [Fact]
    public void The_clients_setup_is_said_in_its_words()
    {
        Assert.Equal(["ftp-port = \"-\"", "disable-eprt"], Options(new() { Active = true }));
        Assert.Equal(["ftp-port = \"-\""], Options(new() { Active = true, Server = "fd00::15" }));
        Assert.Equal(["ftp-port = \"192.168.111.13:49194\"", "disable-eprt"], Options(new() { Active = true, ActivePorts = "49194-49195" }));
        Assert.Equal(["disable-epsv"], Options(new() { AvoidsEpsv = true }));
        Assert.Equal(["ssl-reqd", "insecure"], Options(new() { Tls = true }));
        Assert.Contains("user = \"ftpuser:a \\\"b\\\" \\\\ c\"", Curl.Configuration(Chairs.Client(new() { Password = "a \"b\" \\ c" })));
        Assert.Contains("user = \"x:y\"", Curl.Configuration(Chairs.Typing("user x y", "ls")));
    }

    private static IEnumerable<string> Options(ClientSetup setup) => Curl.Configuration(Chairs.Client(setup)).Skip(3).SkipLast(2);
}
