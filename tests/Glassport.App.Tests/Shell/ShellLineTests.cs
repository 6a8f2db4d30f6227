using Glassport.App.Shell;

namespace Glassport.App.Tests.Shell;

public sealed class ShellLineTests
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
    public void Lines_are_cut(string text, string words)
    {
        var line = ShellLine.Parse(text);

        Assert.Equal('\0', line.OpenQuote);
        Assert.Equal(words, string.Join('|', line.Words.Select(static word => word.Text)));
    }

    [Theory]
    [InlineData("get \"a", '"')]
    [InlineData("get 'a", '\'')]
    public void An_open_quote_is_told(string text, char quote) => Assert.Equal(quote, ShellLine.Parse(text).OpenQuote);

    [Theory]
    [InlineData("mget *.txt", "*.txt")]
    [InlineData("mget '*'.txt", "\\*.txt")]
    [InlineData("mget \"a b\"*", "a b*")]
    [InlineData("mget \\[1]", "\\[1]")]
    [InlineData("mget '{a,b}'", "\\{a\\,b\\}")]
    public void What_is_quoted_is_no_pattern(string text, string pattern) => Assert.Equal(pattern, ShellLine.Parse(text).Words[1].Pattern);

    [Theory]
    [InlineData("get a &", true, 2)]
    [InlineData("get a& ", true, 2)]
    [InlineData("get a '&'", false, 3)]
    [InlineData("get a\\&", false, 2)]
    [InlineData("get a & b", false, 4)]
    public void An_ampersand_at_the_end_is_no_word(string text, bool isBeside, int words)
    {
        var line = ShellLine.Parse(text);

        Assert.Equal(isBeside, line.IsBeside);
        Assert.Equal(words, line.Words.Length);
    }

    [Theory]
    [InlineData("plain", '\0', "plain")]
    [InlineData("with blank", '\0', "with\\ blank")]
    [InlineData("with blank", '"', "\"with blank")]
    [InlineData("a\"b\\c*", '\0', "a\\\"b\\\\c\\*")]
    [InlineData("a\"b\\c*", '"', "\"a\\\"b\\\\c*")]
    [InlineData("it's", '\'', "'it'\\''s")]
    public void What_is_quoted_says_the_same(string text, char quote, string written)
    {
        Assert.Equal(written, ShellLine.Quoted(text, quote));
        Assert.Equal([text], ShellLine.Parse(written + (quote == '\0' ? "" : quote)).Words.Select(static word => word.Text));
    }

    [Fact]
    public void Commands_are_separated_by_semicolons_that_are_not_quoted() =>
        Assert.Equal(["get \"a;b\"", " put c\\;d", " bye"], ShellLine.Commands("get \"a;b\"; put c\\;d; bye"));
}
