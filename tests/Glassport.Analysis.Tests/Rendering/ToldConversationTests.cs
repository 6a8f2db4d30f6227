using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Analysis.Tests.Golden;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>A conversation for a page that draws itself.</summary>
public sealed class ToldConversationTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public async Task Steps_follow_the_phases_and_arrows_the_packets(Language language)
    {
        (Explanation explanation, Conversation conversation) = await ReadAsync("02-tnftp-active-eprt-vsftpd");

        ToldConversation told = ToldConversation.Of(conversation, explanation, [], language, showSecrets: false);

        Assert.Equal(conversation.Phases.Select(phase => Words.Of(phase.Name)), told.Steps.Select(step => step.Phase));
        Assert.Equal("control-handshake", told.Steps[0].Phase);
        Assert.Equal(told.Arrows.OrderBy(arrow => arrow.First), told.Arrows);
        Assert.Equal((3, "client", "handshake", "SYN"), (told.Arrows[0].First, told.Arrows[0].Sender, told.Arrows[0].Kind, told.Arrows[0].Label));
        Assert.Equal(2, told.Arrows.Count(arrow => arrow.Kind == "payload"));
        Assert.Contains(told.Findings, finding => finding.Id == "cleartext-password" && finding.Advice.Length > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_password_is_told_to_who_asked_for_it(bool showSecrets)
    {
        (Explanation explanation, Conversation conversation) = await ReadAsync("02-tnftp-active-eprt-vsftpd");

        ToldConversation told = ToldConversation.Of(conversation, explanation, [], Language.English, showSecrets);

        Assert.Equal(showSecrets, told.Arrows.Any(arrow => arrow.Label == "PASS " + conversation.Login.Password));
        Assert.DoesNotContain(told.Steps, step => !showSecrets && step.Text.Contains(conversation.Login.Password!, StringComparison.Ordinal));
    }

    private static async Task<(Explanation Explanation, Conversation Conversation)> ReadAsync(string capture)
    {
        Explanation explanation = await Pipeline.ExplainAsync([Repository.PathOf("tests", "corpus", "golden", capture + ".pcapng")]);
        return (explanation, explanation.Conversations.Single());
    }
}
