using System.Text;

namespace Glassport.Protocol.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("USER ftpuser", "USER", "ftpuser")]
    [InlineData("quit", "QUIT", "")]
    [InlineData("Quit   ", "QUIT", "")]
    [InlineData("PASV \t\r", "PASV", "")]
    [InlineData("PASV EPSV", "PASV", "EPSV")]
    [InlineData("  noop", "NOOP", "")]
    [InlineData("\tTYPE\tI", "TYPE", "I")]
    [InlineData("RETR  leading and trailing ", "RETR", " leading and trailing ")]
    [InlineData("RETR ", "RETR", "")]
    [InlineData("PASS", "PASS", "")]
    [InlineData("PASS  ", "PASS", " ")]
    [InlineData("XYZZY nothing happens", "XYZZY", "nothing happens")]
    [InlineData("frob", "FROB", "")]
    [InlineData("site chmod 644 a b", "SITE", "chmod 644 a b")]
    [InlineData("", "", "")]
    [InlineData("   ", "", "")]
    [InlineData("CWD \u00D6\u00FF", "CWD", "\u00D6\u00FF")]
    [InlineData("\u00FFABOR", "ABOR", "")]
    [InlineData("\u00F2abor", "ABOR", "")]
    [InlineData("\u00E9t\u00E9 x", "\u00E9T\u00E9", "x")]
    public void Verb_and_argument_are_told_apart(string line, string verb, string argument)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(line);
        var command = CommandLine.Parse(bytes);
        Assert.Equal(verb, command.Name);
        Assert.Equal(argument, Encoding.Latin1.GetString(bytes[command.Argument]));
        Assert.Equal(argument.Length > 0, command.HasArgument);
        Assert.False(command.IsOverlong);
        Assert.Equal(Verbs.Find(verb), command.Verb);
    }

    [Fact]
    public void A_verb_longer_than_the_limit_is_kept_up_to_it()
    {
        byte[] line = Encoding.ASCII.GetBytes(new string('a', 5000) + " x");
        var command = CommandLine.Parse(line);
        Assert.Equal(new string('A', Limits.VerbBytes), command.Name);
        Assert.Equal("x"u8, line.AsSpan()[command.Argument]);
        Assert.True(command.IsOverlong);
        Assert.Null(command.Verb);
    }

    [Fact]
    public void An_argument_longer_than_the_limit_is_told()
    {
        Assert.True(CommandLine.Parse(Encoding.ASCII.GetBytes("CWD " + new string('a', Limits.CommandLineBytes))).IsOverlong);
        Assert.False(CommandLine.Parse(Encoding.ASCII.GetBytes("CWD " + new string('a', Limits.PathBytes))).IsOverlong);
    }

    [Fact]
    public void A_known_verb_costs_no_allocation()
    {
        byte[] line = "retr b.txt"u8.ToArray();
        CommandLine.Parse(line);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int length = 0;
        for (int i = 0; i < 1000; i++)
            length += CommandLine.Parse(line).Name.Length;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(4000, length);
    }

    [Fact]
    public void Any_bytes_give_a_command_within_the_line()
    {
        var random = new Random(959);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] line = new byte[random.Next(24)];
            random.NextBytes(line);
            var command = CommandLine.Parse(line);
            Assert.InRange(line[command.Argument].Length, 0, line.Length);
            Assert.Equal(command.HasArgument, line[command.Argument].Length > 0);
        }
    }
}
