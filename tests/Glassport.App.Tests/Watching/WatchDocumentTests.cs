using System.Text.RegularExpressions;
using Glassport.TestKit;

namespace Glassport.App.Tests.Watching;

/// <summary>What docs/watch.md shows is what the commands print.</summary>
public sealed partial class WatchDocumentTests
{
    public static TheoryData<string, string> Shown
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Match quote in Quote().Matches(File.ReadAllText(Repository.PathOf("docs", "watch.md"))))
                all.Add(quote.Groups[1].Value, quote.Groups[2].Value);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Output_is_quoted_to_the_letter(string command, string output)
    {
        Match parts = Command().Match(command);
        Assert.True(parts.Success, command);
        await using FileStream capture = File.OpenRead(Repository.PathOf(parts.Groups[2].Value.Split('/')));
        GlassportProcess.Outcome outcome = await GlassportProcess.RunAsync(capture, null, parts.Groups[1].Value.Split(' '));
        IEnumerable<string> lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(parts.Groups[3].Value, StringComparison.Ordinal));
        Assert.Equal(output, string.Concat(lines.Select(static line => line + "\n")));
    }

    [GeneratedRegex(@"```text\n\$ (glassport .*)\n((?:.*\n)+?)```")]
    private static partial Regex Quote();

    [GeneratedRegex(@"^glassport (.*) < (\S+)(?: \| grep (\S+))?$")]
    private static partial Regex Command();
}
