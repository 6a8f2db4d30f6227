using Glassport.App.Shell;

namespace Glassport.App.Tests.Remote;

public sealed class WordsTests
{
    [Theory]
    [InlineData("get a b", "get|a|b")]
    [InlineData("  get   a\tb ", "get|a|b")]
    [InlineData("get \"a b\" 'c d'", "get|a b|c d")]
    [InlineData("get a\\ b", "get|a b")]
    [InlineData("get \"a\\\"b\"", "get|a\"b")]
    [InlineData("get 'a\\b'", "get|a\\b")]
    [InlineData("get \"\"", "get|")]
    [InlineData("", "")]
    public void Lines_are_cut(string line, string words)
    {
        Assert.True(Words.TryCut(line, out string[] found));
        Assert.Equal(words, string.Join('|', found));
    }

    [Theory]
    [InlineData("get \"a")]
    [InlineData("get 'a")]
    public void An_open_quote_is_told(string line) => Assert.False(Words.TryCut(line, out _));

    [Theory]
    [InlineData("get", "get")]
    [InlineData("BIN", "binary")]
    [InlineData("quit", "bye")]
    [InlineData("passiv", "passive")]
    public void Commands_are_found_by_a_beginning(string name, string command) => Assert.Equal(command, ShellCommands.Find(name, out _)?.Names[0]);

    [Theory]
    [InlineData("nosuch", "Invalid")]
    [InlineData("p", "Ambiguous")]
    public void Others_are_told(string name, string problem)
    {
        Assert.Null(ShellCommands.Find(name, out string said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_commands_have_a_name_in_common()
    {
        string[] names = [.. ShellCommands.All.SelectMany(static command => command.Names)];

        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
