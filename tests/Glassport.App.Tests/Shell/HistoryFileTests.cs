using Glassport.App.Shell.Editing;
using Glassport.App.Tests.Extraction;

namespace Glassport.App.Tests.Shell;

public sealed class HistoryFileTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Lines_are_there_in_the_next_run_and_passwords_are_not()
    {
        string path = temporary["config/history"];
        var first = HistoryFile.Open(path);
        foreach (string line in new[] { "open host", "user ada secret", "open ftp://ada:secret@host", "quote PASS secret", "user ada", "get a", "get a", " " })
            first.Add(line);

        Assert.Equal(["open host", "user ada", "get a"], HistoryFile.Open(path).History.Lines);
        Assert.Contains("user ada secret", first.History.Lines);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("user ada secret", true)]
    [InlineData("us ada secret", true)]
    [InlineData("user ada", false)]
    [InlineData("quote PASS x", true)]
    [InlineData("literal pass x", true)]
    [InlineData("quote ACCT x", true)]
    [InlineData("quote NOOP", false)]
    [InlineData("site pswd old new", true)]
    [InlineData("open ada:x@host", true)]
    [InlineData("open ada@host 2121", false)]
    [InlineData("open ftp://host:2121", false)]
    [InlineData("get PASS", false)]
    [InlineData("nosuch a b", false)]
    public void Lines_with_a_password_are_known(string line, bool holds) => Assert.Equal(holds, HistoryFile.HoldsPassword(line));

    [Fact]
    public void A_file_that_cannot_be_written_does_not_stop_the_shell()
    {
        File.WriteAllText(temporary["file"], "");
        var history = HistoryFile.Open(temporary["file/history"]);

        history.Add("get a");

        Assert.Equal(["get a"], history.History.Lines);
    }

    [Fact]
    public void Only_so_many_lines_are_kept() =>
        Assert.Equal("line 1999", new History(Enumerable.Range(0, 2000).Select(static n => $"line {n}")) is { Lines: { Count: 1000 } lines } ? lines[^1] : "");
}
