using System.Text.RegularExpressions;
using Glassport.TestKit;

namespace Glassport.Console.Tests;

/// <summary>The page's words.</summary>
public sealed partial class StringsTests
{
    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.PathOf("src", "Glassport.App", "WebConsole", "Assets"), "*strings*.js", SearchOption.AllDirectories)];

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            string[] parts = File.ReadAllText(file).Split("\n  zh: {");
            Assert.Equal(2, parts.Length);
            Assert.Equal(Keys(parts[0].Split("\n  en: {")[1]), Keys(parts[1]));
        });
    }

    [Fact]
    public void Nothing_in_the_page_makes_markup_of_text() => Assert.All(
        Directory.EnumerateFiles(Repository.PathOf("src", "Glassport.App", "WebConsole", "Assets"), "*.js", SearchOption.AllDirectories),
        file => Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(", File.ReadAllText(file)));

    private static List<string> Keys(string text) => [.. Key().Matches(text).Select(match => match.Groups[1].Value.Trim('\'')).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?:^|[{,]\s*)('[A-Za-z0-9.\-]+'|[a-zA-Z]+): '", RegexOptions.Multiline)]
    private static partial Regex Key();
}
