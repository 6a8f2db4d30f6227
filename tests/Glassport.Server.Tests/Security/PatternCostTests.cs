using System.Diagnostics;
using System.Text;
using Glassport.Server.Listings;

namespace Glassport.Server.Tests.Security;

/// <summary>S15: a pattern costs no more than the directory that it is held against.</summary>
public sealed class PatternCostTests(ManyFiles files) : IClassFixture<ManyFiles>
{
    private static readonly string[] Costly =
    [
        string.Concat(Enumerable.Repeat("*a", 100)) + "b",
        string.Concat(Enumerable.Repeat("a*", 100)) + "b",
        new string('{', 400) + "*",
        "*" + new string('[', 400),
        "*[" + new string('a', 400) + "]b",
        string.Concat(Enumerable.Repeat("*?", 100)) + "b",
        string.Concat(Enumerable.Repeat("*[!b-z]", 60)) + "b",
    ];

    private readonly Victim victim = files.Victim;

    public static TheoryData<string> Patterns => [.. Costly];

    [Fact]
    public async Task A_pattern_takes_no_longer_than_a_few_plain_listings()
    {
        using var client = await victim.LoginAsync();
        using var other = await victim.LoginAsync();
        var plain = Stopwatch.StartNew();
        Assert.Equal(ManyFiles.Count, Lines((await client.DownloadAsync("LIST")).Content));
        plain.Stop();
        foreach (string pattern in Costly)
        {
            var taken = Stopwatch.StartNew();
            var (content, reply) = await client.DownloadAsync("NLST " + pattern);
            Assert.Matches("^(226|550)", reply);
            Assert.Equal(0, Lines(content));
            Assert.True(taken.Elapsed < (10 * plain.Elapsed) + TimeSpan.FromSeconds(5), $"{pattern}: {taken.Elapsed} against {plain.Elapsed}");
            await other.ExpectAsync("200", "NOOP");
        }

        Assert.Matches("^(21[23]|550)", await client.CommandAsync("STAT " + Costly[0]));
        Assert.Matches("^(226|550)", (await client.DownloadAsync("LIST " + Costly[1])).Reply);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Matching_grows_with_the_product_of_both_lengths_and_no_faster(string pattern)
    {
        NamePattern compiled = new(pattern);
        var once = Measure(compiled, new string('a', 60));
        var longer = Measure(compiled, new string('a', 240));

        // Four times the name: sixteen times would be its square, and what is feared is far beyond that.
        Assert.True(longer < (40 * once) + TimeSpan.FromMilliseconds(250), $"{longer} against {once}");
    }

    [Fact]
    public async Task A_pattern_of_thousands_of_characters_is_refused()
    {
        using var client = await victim.LoginAsync();

        Assert.StartsWith("501", (await client.DownloadAsync("NLST " + string.Concat(Enumerable.Repeat("*[abc]", 600)))).Reply);
    }

    [Fact]
    public async Task STAT_of_ten_thousand_files_is_cut_off_and_said_to_be()
    {
        using var client = await victim.LoginAsync();

        string reply = await client.CommandAsync("STAT *");

        Assert.StartsWith("212", reply);
        Assert.Contains("too many", reply);
        Assert.InRange(reply.Count(static c => c == '\n'), 900, 1_100);
    }

    [Theory]
    [InlineData("NLST */*/*/*/*")]
    [InlineData("NLST a*/b")]
    [InlineData("LIST {a,b,c}{d,e,f}")]
    [InlineData("LIST -R -B -aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa *b")]
    public async Task Patterns_of_folders_and_braces_are_not_expanded(string command)
    {
        using var client = await victim.LoginAsync();

        var (content, reply) = await client.DownloadAsync(command);

        Assert.Matches("^(226|550)", reply);
        Assert.Equal(0, Lines(content));
    }

    private static int Lines(byte[] content) => Encoding.UTF8.GetString(content).Count(static c => c == '\n');

    private static TimeSpan Measure(NamePattern pattern, string name)
    {
        var taken = Stopwatch.StartNew();
        for (int i = 0; i < 50; i++)
            Assert.False(pattern.Matches(name));
        return taken.Elapsed;
    }
}
