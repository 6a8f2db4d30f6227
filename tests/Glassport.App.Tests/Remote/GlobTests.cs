using Glassport.App.Remote;

namespace Glassport.App.Tests.Remote;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "a", true)]
    [InlineData("*", ".a", false)]
    [InlineData(".*", ".a", true)]
    [InlineData("*.txt", "a.txt", true)]
    [InlineData("*.txt", "a.txt.gz", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("[a-c]1", "b1", true)]
    [InlineData("[a-c]1", "d1", false)]
    [InlineData("[!a-c]1", "d1", true)]
    [InlineData("[!a-c]1", "a1", false)]
    [InlineData("[a", "[a", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*a*b", "ab1ab", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("名*", "名前", true)]
    public void Patterns_fit_names(string pattern, string name, bool fits) => Assert.Equal(fits, Glob.Fits(pattern, name));

    [Fact]
    public void A_pattern_of_many_stars_is_answered_at_once() =>
        Assert.False(Glob.Fits(string.Concat(Enumerable.Repeat("a*", 200)) + "b", new string('a', 2000)));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("{a,b}.c", "a.c b.c")]
    [InlineData("x{1,2}{3,4}", "x13 x14 x23 x24")]
    [InlineData("{a,{b,c}}", "a b c")]
    [InlineData("{a}", "{a}")]
    [InlineData("{a,b", "{a,b")]
    [InlineData("\\{a,b}", "\\{a,b}")]
    public void Braces_stand_for_each_alternative(string pattern, string expected) => Assert.Equal(expected.Split(' '), Glob.Alternatives(pattern));

    [Fact]
    public void Alternatives_are_bounded() => Assert.Equal(1000, Glob.Alternatives(string.Concat(Enumerable.Repeat("{a,b}", 40))).Count);

    [Theory]
    [InlineData("a*b[1]{x,y}~\\")]
    public void What_is_escaped_means_itself(string name)
    {
        Assert.False(Glob.IsPattern(Glob.Escape(name)));
        Assert.True(Glob.Fits(Glob.Escape(name), name));
        Assert.Equal(name, Glob.Literal(Glob.Escape(name)));
    }

    [Theory]
    [InlineData("dir/*.txt", true)]
    [InlineData("a[1].txt", false)]
    [InlineData("a{b,c}", false)]
    public void In_an_address_only_stars_and_question_marks_are_patterns(string path, bool isPattern) =>
        Assert.Equal(isPattern, RemotePattern.Is(RemotePattern.OfAddress(path)));
}
