using Glassport.App.Shell;

namespace Glassport.App.Tests.Shell;

public sealed class ShellCommandsTests
{
    [Theory]
    [InlineData("get", "get")]
    [InlineData("BIN", "binary")]
    [InlineData("quit", "bye")]
    [InlineData("passiv", "passive")]
    [InlineData("dir", "ls")]
    [InlineData("?", "help")]
    public void Commands_are_found_by_a_beginning(string name, string command) => Assert.Equal(command, ShellCommands.Find(name, out _)?.Names[0]);

    [Theory]
    [InlineData("nosuch", "?Invalid command.")]
    [InlineData("p", "?Ambiguous command.")]
    public void Others_are_told_in_the_classic_words(string name, string problem)
    {
        Assert.Null(ShellCommands.Find(name, out string said));
        Assert.StartsWith(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_commands_have_a_name_in_common()
    {
        string[] names = [.. ShellCommands.All.SelectMany(static command => command.Names)];

        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("get", 0, "remote-file")]
    [InlineData("get", 1, "local-file")]
    [InlineData("get", 2, "")]
    [InlineData("mget", 5, "remote-files")]
    [InlineData("rename", 1, "remote-to")]
    [InlineData("mirror", 1, "local-folder")]
    [InlineData("pwd", 0, "")]
    public void The_usage_says_what_each_word_is(string name, int index, string operand) => Assert.Equal(operand, ShellCommands.Find(name, out _)!.Operand(index));
}
