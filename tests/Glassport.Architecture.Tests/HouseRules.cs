using System.Text.RegularExpressions;

namespace Glassport.Architecture.Tests;

/// <summary>Rules of the code that the compiler does not know.</summary>
public sealed partial class HouseRules
{
    private const int MostLines = 400;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];

    [Fact]
    public void Files_are_short()
    {
        var tooLong = SourceTree.CSharpFiles("src")
            .Where(file => !LongFiles.ContainsKey(file.Path))
            .Select(file => (file.Path, Lines: file.Text.Count(letter => letter == '\n')))
            .Where(file => file.Lines > MostLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Exceptions_for_long_files_are_still_needed() =>
        Assert.DoesNotContain(LongFiles.Keys, path => SourceTree.File(path).Text.Count(letter => letter == '\n') <= MostLines);

    [Fact]
    public void Nothing_is_left_unfinished() => AssertNoLine(line => Unfinished.Any(word => line.Contains(word, StringComparison.Ordinal)));

    [Fact]
    public void There_are_no_regions() => AssertNoLine(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal));

    [Fact]
    public void No_exception_is_swallowed_without_a_word() =>
        Assert.Empty(SourceTree.CSharpFiles("src").Where(file => EmptyCatch().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract() =>
        Assert.Empty(SourceTree.CSharpFiles("src").SelectMany(file => file.Lines(line => Inheritable().IsMatch(line))));

    [Theory]
    [InlineData("public class Open", true)]
    [InlineData("    public partial class Open", true)]
    [InlineData("public record Open(int Value);", true)]
    [InlineData("public sealed class Shut", false)]
    [InlineData("public static partial class Shut", false)]
    [InlineData("public abstract record Shut", false)]
    [InlineData("public readonly record struct Shut(int Value);", false)]
    [InlineData("public record struct Shut(int Value);", false)]
    [InlineData("internal class Hidden", false)]
    public void The_rule_about_public_classes_tells_them_apart(string line, bool inheritable) => Assert.Equal(inheritable, Inheritable().IsMatch(line));

    private static void AssertNoLine(Func<string, bool> matches)
    {
        string[] folders = ["src", "tests", "bench"];
        Assert.Empty(folders.SelectMany(SourceTree.CSharpFiles).SelectMany(file => file.Lines(matches)));
    }

    [GeneratedRegex(@"\bcatch\s*(\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"^\s*public\s+((partial|new|unsafe)\s+)*(class\b|record\b(?!\s+struct))")]
    private static partial Regex Inheritable();
}
