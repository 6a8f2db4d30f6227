using Glassport.Analysis.Model;
using Glassport.Packets.Link;
using Glassport.TestKit;
using static Glassport.Robustness.Tests.Floods;

namespace Glassport.Robustness.Tests;

/// <summary>Captures that never end and only want to fill the memory.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class HostileCaptureTests
{
    private const long MostMegabytes = 300;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(80, 2_000_000)]
    [InlineData(21, 400_000)]
    public async Task A_flood_of_SYNs(ushort port, int count)
    {
        Explanation explanation = await BoundedAsync(count, Flood(count, port), keep: port != 21);

        Assert.Equal(count, explanation.Capture.Packets);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public async Task Segments_that_never_fit_together(int direction, int captured)
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Scattered(count, direction, captured)));

        Assert.Equal(1, explanation.Conversations.Count);
    }

    [Fact]
    public async Task A_reply_line_without_an_end()
    {
        const int count = 300_000;
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: true, _ => "220 and so on and so on and so on")));

        Assert.InRange(explanation.Conversations.Single().Greeting!.Lines.Sum(line => line.Length), 1, Protocol.Limits.ReplyBytes);
    }

    [Fact]
    public async Task A_reply_of_endless_lines()
    {
        const int count = 300_000;
        await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: true, _ => "220-and so on\r\n")));
    }

    [Fact]
    public async Task Preliminary_replies_without_end_to_one_command()
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening()
            .Concat(Spoken(1, fromServer: true, _ => "220 ready\r\n"))
            .Concat(Spoken(1, fromServer: false, _ => "LIST\r\n"))
            .Concat(Spoken(count, fromServer: true, i => $"150 {i} and so on\r\n", "220 ready\r\n".Length)));

        Conversation conversation = explanation.Conversations.Single();
        Assert.Equal(count, conversation.Exchanges.Single().Replies.Count + conversation.RepliesOmitted);
        Assert.True(conversation.RepliesOmitted > 0, "some replies are left out, and counted");
    }

    [Theory]
    [InlineData("NOOP\r\n")]
    [InlineData("ABOR\r\n")]
    [InlineData("RETR a\r\n")]
    public async Task Commands_without_end_and_without_replies(string command)
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: false, _ => command)));

        Conversation conversation = explanation.Conversations.Single();
        Assert.Equal(count, conversation.Exchanges.Count + conversation.ExchangesOmitted);
        Assert.True(conversation.ExchangesOmitted > 0, "some commands are left out, and counted");
    }

    [Fact]
    public async Task Long_commands_without_end()
    {
        const int count = 300_000;
        string path = new('x', 1400);
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: false, _ => "CWD " + path + "\r\n")));

        Assert.True(explanation.Conversations.Single().ExchangesOmitted > 0, "some commands are left out, and counted");
    }

    [Fact]
    public async Task A_million_PORT_commands_with_replies()
    {
        const int count = 1_000_000;
        Explanation explanation = await BoundedAsync(count * 2, Opening().Concat(Ports(count)));

        Conversation conversation = explanation.Conversations.Single();
        Assert.Equal(count, conversation.Exchanges.Count + conversation.ExchangesOmitted);
    }

    [Fact]
    public async Task Connections_without_end_to_one_negotiated_port()
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening()
            .Concat(Spoken(1, fromServer: true, _ => "220 ready\r\n"))
            .Concat(Spoken(1, fromServer: false, _ => "PASV\r\n"))
            .Concat(Spoken(1, fromServer: true, _ => "227 Entering Passive Mode (192,0,2,2,200,5)\r\n", "220 ready\r\n".Length))
            .Concat(Flood(count, 51205)));

        Assert.InRange(explanation.Conversations.Single().DataConnections.Count, 1, 1000);
    }

    [Fact]
    public async Task Connections_that_begin_like_FTP_and_never_say_more()
    {
        const int count = 600_000;
        await BoundedAsync(count, Undecided(count));
    }

    [Fact]
    public async Task ARP_without_end()
    {
        const int count = 1_000_000;
        Explanation explanation = await BoundedAsync(count, Arp(count), link: LinkType.Ethernet);

        Assert.Equal(count, explanation.Phases.Single(phase => phase.Name == PhaseName.Arp).Packets.Sum(range => range.Count));
    }

    [Fact]
    public async Task Fragments_without_end()
    {
        const int count = 150_000;
        await BoundedAsync(count, Fragments(count));
    }

    private static async Task<Explanation> BoundedAsync(long count, IEnumerable<CapturedFrame> frames, bool keep = true, LinkType link = LinkType.Raw)
    {
        (Explanation explanation, long megabytes, TimeSpan time) = await Live.ExplainAsync(count, frames, keep, link);
        Assert.InRange(megabytes, 0, MostMegabytes);
        Assert.InRange(time, TimeSpan.Zero, s_longest);
        return explanation;
    }
}
