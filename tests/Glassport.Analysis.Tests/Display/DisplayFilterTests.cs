using Glassport.Analysis.Display;
using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Golden;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Display;

/// <summary>Display filters over a session in active mode: 73 packets, the first two of them ARP.</summary>
public sealed class DisplayFilterTests
{
    private static readonly Lazy<Task<PacketTable>> Table = new(static async () =>
        (PacketTable)(await Pipeline.ExplainAsync([Repository.PathOf("tests", "corpus", "golden", "02-tnftp-active-eprt-vsftpd.pcapng")])).Packets!);

    [Theory]
    [InlineData("", 73)]
    [InlineData("arp", 2)]
    [InlineData("not arp", 71)]
    [InlineData("!arp", 71)]
    [InlineData("tcp", 71)]
    [InlineData("udp", 0)]
    [InlineData("icmp", 0)]
    [InlineData("tls", 0)]
    [InlineData("arp or frame.number == 3", 3)]
    [InlineData("arp || frame.number = 3", 3)]
    [InlineData("arp and frame.number == 2", 1)]
    [InlineData("(arp or tcp) && frame.number <= 3", 3)]
    [InlineData("not (arp or tcp)", 0)]
    [InlineData("frame.number > 70", 3)]
    [InlineData("frame.number ge 70 and frame.number lt 72", 2)]
    [InlineData("frame.number != 1", 72)]
    [InlineData("ip.addr == 192.168.111.15", 73)]
    [InlineData("ip.src == 192.168.111.15 and arp", 1)]
    [InlineData("ip.addr == 192.168.111.0/24", 73)]
    [InlineData("ip.addr == 10.0.0.0/8", 0)]
    [InlineData("tcp.dstport == 21 and frame.number < 10", 4)]
    [InlineData("udp.port == 21", 0)]
    [InlineData("ftp.request.command == \"PASS\"", 1)]
    [InlineData("ftp.request.command == pass", 1)]
    [InlineData("ftp.response.code == 230", 1)]
    [InlineData("phase == arp", 2)]
    [InlineData("role == synack", 3)]
    [InlineData("conversation == c1 and not ftp and not ftp-data", 0)]
    [InlineData("data == d2 and role == data", 1)]
    [InlineData("\"PASS\"", 2)]
    [InlineData("contains \"login\"", 1)]
    [InlineData("info contains ftpuser", 1)]
    [InlineData("tcp.flags.syn", 6)]
    [InlineData("tcp.analysis.flags", 0)]
    public async Task A_filter_takes_the_packets_that_it_says(string text, int count)
    {
        PacketTable table = await Table.Value;
        Assert.True(DisplayFilter.TryParse(text, out DisplayFilter? filter, out FilterSyntaxError? error), error?.Message);
        List<int> fitting = [];

        filter.Select(table, 0, table.Count, fitting);

        Assert.Equal(count, fitting.Count);
    }

    [Theory]
    [InlineData("ftp and foo", 8, "'foo' is not known; to look for it as text write \"foo\"")]
    [InlineData("tcp.po == 21", 0, "'tcp.po' is not known; do you mean tcp.port?")]
    [InlineData("(arp", 0, "this parenthesis is not closed; write ) behind it")]
    [InlineData("arp)", 3, "'and' or 'or' is missing here")]
    [InlineData("arp tcp", 4, "'and' or 'or' is missing here")]
    [InlineData("tcp.port", 8, "tcp.port has to be compared with something; write tcp.port == and a value")]
    [InlineData("tcp.port == ", 12, "a value is missing at the end")]
    [InlineData("tcp.port == 70000", 12, "'70000' is no port; write 0 to 65535")]
    [InlineData("tcp.port > 1", 11, "a port is compared by == or !=")]
    [InlineData("ip.addr == nowhere", 11, "'nowhere' is no address or network; write 192.0.2.1, 10.0.0.0/8 or 2001:db8::1")]
    [InlineData("frame.len == x", 13, "'x' is no number; write digits only")]
    [InlineData("\"open", 0, "this quotation mark is not closed; write \" behind the text")]
    [InlineData("arp and", 7, "something is missing at the end; write a word such as ftp, or a comparison such as tcp.port == 21")]
    [InlineData("@", 0, "'@' makes no sense here; write a word such as ftp, or a comparison such as tcp.port == 21")]
    public void What_is_wrong_is_said_with_its_place(string text, int position, string message)
    {
        Assert.False(DisplayFilter.TryParse(text, out _, out FilterSyntaxError? error));
        Assert.Equal((position, message), (error!.Position, error.Message));
    }

    [Fact]
    public void Too_many_parentheses_are_an_error_and_no_crash()
    {
        Assert.False(DisplayFilter.TryParse(new string('(', 100_000) + "arp", out _, out FilterSyntaxError? error));
        Assert.Equal("there are too many parentheses in each other", error!.Message);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("not ")]
    public void Too_many_negations_are_an_error_and_no_crash(string negation)
    {
        Assert.False(DisplayFilter.TryParse(string.Concat(Enumerable.Repeat(negation, 100_000)) + "arp", out _, out FilterSyntaxError? error));
        Assert.Equal("there are too many parentheses in each other", error!.Message);
    }

    [Theory]
    [InlineData(" or ", "udp", 0)]
    [InlineData(" and ", "tcp", 71)]
    public async Task However_many_tests_are_joined_they_are_made_one_after_the_other(string joint, string word, int count)
    {
        PacketTable table = await Table.Value;
        Assert.True(DisplayFilter.TryParse(string.Join(joint, Enumerable.Repeat(word, 200_000)), out DisplayFilter? filter, out _));
        List<int> fitting = [];

        filter.Select(table, 0, table.Count, fitting);

        Assert.Equal(count, fitting.Count);
    }

    [Fact]
    public async Task A_filter_goes_on_where_it_ended_before()
    {
        PacketTable table = await Table.Value;
        Assert.True(DisplayFilter.TryParse("ftp", out DisplayFilter? filter, out _));
        List<int> whole = [], parts = [];

        filter.Select(table, 0, table.Count, whole);
        filter.Select(table, 0, 20, parts);
        filter.Select(table, 20, table.Count, parts);

        Assert.Equal(whole, parts);
    }

    [Fact]
    public void Every_word_is_a_filter_or_begins_one()
    {
        Assert.All(DisplayFilter.Words, word => Assert.True(
            DisplayFilter.TryParse(word, out _, out _)
            || new[] { "1", "192.0.2.1", "login", "syn" }.Any(value => DisplayFilter.TryParse($"{word} == {value}", out _, out _)), word));
    }

    [Fact]
    public void Every_word_is_described()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "display-filter.md"));

        Assert.All(DisplayFilter.Words, word => Assert.Contains($"`{word}`", document, StringComparison.Ordinal));
    }
}
