using System.Text.RegularExpressions;
using Glassport.TestKit;

namespace Glassport.Architecture.Tests;

/// <summary>What the documents promise is there.</summary>
public sealed partial class Documents
{
    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var links = SourceTree.Documents().SelectMany(document => Link().Matches(document.Text)
            .Select(match => (document.Path, Target: match.Groups[1].Value.Split('#')[0])))
            .Where(link => link.Target.Length > 0 && !link.Target.Contains("://", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(
            Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.Path)!, link.Target)), $"{link.Path} links to {link.Target}"));
    }

    [Fact]
    public void The_changelog_has_a_place_for_what_is_not_released() =>
        Assert.Contains("\n## [Unreleased]\n", SourceTree.File("CHANGELOG.md").Text, StringComparison.Ordinal);

    [Fact]
    public void The_readmes_have_the_same_sections_and_the_same_commands()
    {
        string english = SourceTree.File("README.md").Text;
        string chinese = SourceTree.File("README.zh-CN.md").Text;

        Assert.Equal(Heading().Count(english), Heading().Count(chinese));
        Assert.Equal(Commands(english), Commands(chinese));
    }

    [Fact]
    public void The_readmes_first_two_commands_play_the_lab_and_run_the_tests() =>
        Assert.Equal(["./glassport lab", "./test"], Commands(SourceTree.File("README.md").Text).Take(2));

    [Fact]
    public void Every_sample_is_described()
    {
        string description = SourceTree.File("samples/README.md").Text;
        string[] samples = [.. Directory.EnumerateFiles(Repository.PathOf("samples"), "*.pcap*").Select(path => Path.GetFileName(path))];

        Assert.NotEmpty(samples);
        Assert.DoesNotContain(samples, sample => !description.Contains($"`{sample}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_golden_capture_has_its_truth_and_every_truth_its_capture()
    {
        string folder = Repository.PathOf("tests", "corpus", "golden");

        Assert.Equal(Names("*.pcapng"), Names("*.json"));

        string[] Names(string pattern) => [.. Directory.EnumerateFiles(folder, pattern).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Commands(string text) =>
        Fence().Matches(text).SelectMany(match => match.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split("  #")[0].TrimEnd());

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,3} ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
