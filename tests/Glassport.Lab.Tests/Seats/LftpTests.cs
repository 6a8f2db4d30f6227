using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class LftpTests
{
    [Fact]
    public void It_tries_once_logs_in_before_it_is_asked_and_sends_files_as_they_are() => Assert.Equal(
        [
            "debug -T 5",
            "set ftp:passive-mode yes",
            "set ftp:ssl-allow no",
            "set ftp:use-mode-z no",
            "set net:max-retries 1",
            "set net:reconnect-interval-base 1",
            "set net:timeout 20",
            "set ftp:use-abor yes",
            "set xfer:clobber yes",
            "set cmd:interactive yes",
            "open ftp://192.168.111.15",
            "user \"ftpuser\" \"ftppass\"",
            "cd .",
            "bye",
        ],
        Lftp.Script(Chairs.Typing("bye")));

    [Fact]
    public void The_clients_setup_is_said_in_its_words()
    {
        Assert.Contains("set ftp:passive-mode no", Lftp.Script(Chairs.Client(new() { Active = true })));
        Assert.Contains("set ftp:prefer-epsv no", Lftp.Script(Chairs.Client(new() { AvoidsEpsv = true })));
        Assert.Contains("open ftp://[fd00::15]", Lftp.Script(Chairs.Client(new() { Server = "fd00::15" })));
        Assert.Equal(
            ["set ftp:ssl-allow yes", "set ftp:ssl-force yes", "set ftp:ssl-protect-data yes", "set ssl:verify-certificate no"],
            Lftp.Script(Chairs.Client(new() { Tls = true })).Where(static line => line.Contains("ssl", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ls", "ls ")]
    [InlineData("dir pub", "ls \"pub\"")]
    [InlineData("get b.txt", "get \"b.txt\"")]
    [InlineData("get b.txt c.txt", "get \"b.txt\" -o \"c.txt\"")]
    [InlineData("reget big.bin", "get -c \"big.bin\"")]
    [InlineData("put big.bin", "put \"big.bin\"")]
    [InlineData("quote PORT 1,2,3,4,5,6", "quote \"PORT\" \"1,2,3,4,5,6\"")]
    [InlineData("user x y;z", "user \"x\" \"y;z\"")]
    [InlineData("!sleep 3", "!sleep 3")]
    [InlineData("quit", "bye")]
    public void A_classic_line_is_translated(string line, string translated) => Assert.Equal([translated], Translated(line));

    [Fact]
    public void The_type_is_asked_for_where_the_classic_clients_ask() =>
        Assert.Equal(["get \"a\"", "quote TYPE A", "get -a \"b\"", "get \"c\""], Translated("binary", "get a", "ascii", "get b", "binary", "get c"));

    [Fact]
    public void A_password_is_one_word_whatever_is_in_it() =>
        Assert.Contains("user \"ftpuser\" \"a \\\"b\\\" \\\\ c\"", Lftp.Script(Chairs.Client(new() { Password = "a \"b\" \\ c" })));

    [Fact]
    public void Each_transfer_of_active_mode_has_the_next_port() => Assert.Equal(
        ["set ftp:port-range 49194-49194", "ls ", "set ftp:port-range 49195-49195", "get \"b.txt\""],
        Lftp.Script(Chairs.Client(new() { Active = true, ActivePorts = "49194-49195", Types = ["ls", "get b.txt"] })).SkipWhile(static line => line != "cd .").Skip(1));

    [Fact]
    public void It_is_given_time_for_the_answers_to_ABOR()
    {
        Seat seat = Chairs.Typing("get big.bin", "bye");
        seat.Scenario.Events = [new() { On = "client", File = "big.bin", Reaches = 1, Then = LabAction.InterruptClient }];

        Assert.Equal(["!sleep 1", "bye"], Lftp.Script(seat).TakeLast(2));
    }

    private static IEnumerable<string> Translated(params string[] lines) => Lftp.Script(Chairs.Typing(lines)).SkipWhile(static line => line != "cd .").Skip(1);
}
