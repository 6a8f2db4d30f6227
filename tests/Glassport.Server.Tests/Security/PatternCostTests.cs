using System.Net.Sockets;
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

    // Not every pattern: a busy machine takes its time for ten thousand names, and what each costs is counted below.
    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*b")]
    [InlineData("*[a-b]*[a-b]*[a-b]*c")]
    [InlineData("{{{{{{{{*")]
    public async Task Others_are_served_while_a_pattern_is_held_against_ten_thousand_names(string pattern)
    {
        using var client = await victim.LoginAsync();
        using var other = await victim.LoginAsync();
        using var data = await client.DataAsync();

        await client.SendAsync($"NLST {pattern}\r\n");
        await other.ExpectAsync("200", "NOOP");

        Assert.StartsWith("150", await client.ReplyAsync());
        Assert.Empty(await RawClient.DrainAsync(new NetworkStream(data)));
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Matching_takes_no_more_than_the_product_of_both_lengths(string pattern)
    {
        NamePattern compiled = new(pattern);

        // From the shortest name on: where the cost doubles with each character, this ends long before it would take a lifetime.
        for (int length = 1; length <= 255; length++)
        {
            Assert.False(compiled.Matches(new string('a', length), out int comparisons));
            Assert.InRange(comparisons, 1, pattern.Length * length);
        }
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
}
