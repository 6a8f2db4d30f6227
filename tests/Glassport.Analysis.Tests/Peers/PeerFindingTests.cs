using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Conversations;

namespace Glassport.Analysis.Tests.Peers;

public sealed class PeerFindingTests
{
    [Theory]
    [InlineData("client-silent-mid-download", "client-lost 31 32 33")]
    [InlineData("idle-421", "idle-timeout 16")]
    [InlineData("link-duplicates", "duplicates 8 14 21 34 55 57")]
    [InlineData("merged-from-both-ends", "")]
    [InlineData("passive-refused-twice", "passive-data-refused 17 18\npassive-data-refused 21 22")]
    [InlineData("pasv-other-address-ignored", "pasv-address-mismatch 21 22 23")]
    [InlineData("port-21-only", "")]
    [InlineData("port-of-others", "bounce-attempt 13 14 15 16 17 18")]
    [InlineData("qinq", "")]
    [InlineData("shift-jis", "")]
    [InlineData("stou", "")]
    [InlineData("three-failed-logins", "brute-force 12 16 20\nlogin-failed 11 12 15 16 19 20")]
    [InlineData("zero-window-tail-probes", "zero-window 28 31")]
    public async Task What_went_wrong_is_found_and_nothing_else(string name, string findings) =>
        Assert.Equal(findings, PeerCaptures.Findings(await PeerCaptures.ExplainAsync(name)));

    [Fact]
    public async Task Every_packet_of_a_merged_capture_has_its_copy()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("merged-from-both-ends");

        Finding doubled = Assert.Single(Told.FindingsOf(explanation), finding => finding.Id == "capture-duplicates");
        Assert.Equal(explanation.Capture.Packets, doubled.Packets.Count * 2);
    }

    [Fact]
    public async Task Each_packet_of_a_close_tells_its_sender_and_the_fin_it_acknowledges()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("idle-421");

        Assert.Equal(
            [new(18, Side.Server, CloseStepKind.Fin), new(19, Side.Client, CloseStepKind.Ack, 18), new(21, Side.Server, CloseStepKind.Rst)],
            Assert.Single(explanation.Conversations).Close.Steps);
    }

    [Fact]
    public async Task A_fin_that_answers_a_fin_acknowledges_it()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("stou");

        Assert.Equal(
            [new(30, Side.Client, CloseStepKind.Fin), new(31, Side.Server, CloseStepKind.Fin, 30), new(32, Side.Client, CloseStepKind.Ack, 31)],
            explanation.Conversations.First().DataConnections[0].Close.Steps);
    }
}
