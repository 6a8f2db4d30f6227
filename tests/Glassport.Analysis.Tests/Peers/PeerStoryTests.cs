using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Tests.Peers;

public sealed class PeerStoryTests
{
    [Fact]
    public async Task Transfers_whose_data_connection_the_capture_lacks_did_happen()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("port-21-only");

        string summary = Storyteller.Summarise(explanation.Conversations.First(), Language.English);
        Assert.Contains("17 transfers began whose data connections are not part of this conversation", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was transferred", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_that_the_server_chose_is_the_upload_s_title()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("stou");

        Assert.Equal(["Upload of STOU.1", "Upload of u.txt"], Titles(explanation, PhaseName.Upload));
    }

    [Fact]
    public async Task Every_attempt_at_a_data_connection_is_told()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("passive-refused-twice");

        string told = Assert.Single(Texts(explanation, PhaseName.Negotiation));
        Assert.Contains("SYN in packet 17", told, StringComparison.Ordinal);
        Assert.Contains("SYN in packet 21", told, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Titles(Explanation explanation, PhaseName name) => Told(explanation, name).Select(words => words.Title);

    private static IEnumerable<string> Texts(Explanation explanation, PhaseName name) => Told(explanation, name).Select(words => words.Text);

    private static IEnumerable<PhaseWords> Told(Explanation explanation, PhaseName name) =>
        explanation.Conversations.SelectMany(c => c.Phases.Where(phase => phase.Name == name).Select(phase => Storyteller.Tell(phase, c, Language.English)));
}
