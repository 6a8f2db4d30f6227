using Glassport.Analysis.Model;

namespace Glassport.App.WebConsole.Wire;

/// <summary>What explains a recording.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Revision">Grows with each new one.</param>
internal sealed record ExplainedRecording(Explanation Explanation, int Revision)
{
    private readonly Conversation[] conversations = [.. Explanation.Conversations];

    /// <summary>The conversations, in order of their first packet.</summary>
    public IReadOnlyList<Conversation> Conversations => conversations;

    /// <summary>The conversation of that id, or null.</summary>
    public Conversation? Find(string id) => conversations.FirstOrDefault(conversation => conversation.Id == id);
}
