using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;

namespace Glassport.App.WebConsole.Wire;

/// <summary>What explains a recording: its conversations, their story and ladder, what was said, and where a session is seen.</summary>
internal static class StoryOperations
{
    private const int MostConversations = 1_000;
    private const int MostFindings = 500;
    private const int MostLines = 5_000;

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/recordings/{id}/story", Role.Operator, "Lists the conversations and the findings.", StoryAsync) { Response = typeof(RecordingStory) },
        new("GET", "/recordings/{id}/conversations/{conversation}", Role.Operator, "Tells a conversation: its story, its findings, its ladder.", ConversationAsync) { Response = typeof(ToldConversation) },
        new("GET", "/recordings/{id}/conversations/{conversation}/dialogue", Role.Operator, "Tells what was said in a conversation.", DialogueAsync) { Response = typeof(FollowedStream) },
        new("GET", "/conversations", Role.Operator, "Finds the newest recording that a session is seen in.", FindAsync)
        {
            Response = typeof(FoundConversation), Query = [new("client", "The client's end of the control connection: ADDRESS:PORT.")],
        },
    ];

    private static Task StoryAsync(ApiCall call)
    {
        ExplainedRecording explained = Explained(call);
        return call.WriteAsync(new RecordingStory(
            explained.Revision,
            [.. explained.Conversations.Take(MostConversations).Select(Row)],
            Math.Max(explained.Conversations.Count - MostConversations, 0),
            [
                .. explained.Explanation.Findings.Concat(explained.Conversations.SelectMany(static conversation => conversation.Findings))
                    .OrderBy(static finding => finding.Severity).Take(MostFindings).Select(finding => ToldFinding.Of(finding, call.Language)),
            ]));
    }

    private static ConversationRow Row(Conversation conversation) => new(
        conversation.Id, conversation.Client.ToString(), conversation.Server.ToString(), conversation.Login.User, Words.Of(conversation.Outcome),
        conversation.DataConnections.Count(static data => data.Command is not null), conversation.DataConnections.Sum(static data => data.Bytes), conversation.Findings.Count,
        conversation.Tls is not null);

    private static Task ConversationAsync(ApiCall call)
    {
        ExplainedRecording explained = Explained(call);
        Conversation conversation = Find(call, explained);
        // Who asks for addresses does it for the first conversation.
        IReadOnlyList<Phase> around = conversation == explained.Conversations[0]
            ? [.. explained.Explanation.Phases.Where(static phase => phase.Name is PhaseName.Arp or PhaseName.Icmp)]
            : [];
        return call.WriteAsync(ToldConversation.Of(conversation, explained.Explanation, around, call.Language, showSecrets: false));
    }

    private static Task DialogueAsync(ApiCall call)
    {
        Conversation conversation = SecretMask.Hide(Find(call, Explained(call)));
        IEnumerable<StreamLine> replies = conversation.Greeting is { } greeting ? Lines(greeting) : [];
        StreamLine[] lines =
        [
            .. replies.Concat(conversation.UnsolicitedReplies.SelectMany(Lines)).Concat(conversation.Exchanges.SelectMany(static exchange =>
                exchange.Replies.SelectMany(Lines).Prepend(new("client", exchange.Command.Packet, $"{exchange.Command.Verb} {exchange.Command.Argument}".TrimEnd()))))
            .OrderBy(static line => line.Packet),
        ];
        return call.WriteAsync(new FollowedStream([.. lines.Take(MostLines)], Math.Max(lines.Length - MostLines, 0) + conversation.ExchangesOmitted));
    }

    private static IEnumerable<StreamLine> Lines(Reply reply) => reply.Lines.Select(line => new StreamLine("server", reply.Packet, line));

    private static Task FindAsync(ApiCall call)
    {
        string client = call.Query("client") ?? "";
        foreach (Recording recording in call.Console.Recordings.All)
        {
            if (recording.Explained?.Conversations.LastOrDefault(conversation => conversation.Client.ToString() == client) is { } found)
                return call.WriteAsync(new FoundConversation(recording.Id, found.Id));
        }

        throw new ApiException(404, (
            "No capture has seen this session. Start one on the interface that it goes through (lo for this machine itself), then connect again.",
            "没有抓包看到此会话。请在它经过的接口（本机自身为 lo）上开始抓包，然后重新连接。"));
    }

    private static ExplainedRecording Explained(ApiCall call) => RecordingOperations.Find(call).Explained
        ?? throw new ApiException(409, ("The capture is not explained yet.", "抓包尚未解释完。"));

    private static Conversation Find(ApiCall call, ExplainedRecording explained) =>
        explained.Find(call.Route("conversation")) ?? throw ApiException.NotFound("conversation", "会话");
}
