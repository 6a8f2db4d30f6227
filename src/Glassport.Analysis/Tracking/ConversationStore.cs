using System.Collections;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>Keeps finished conversations until the end.</summary>
internal sealed class ConversationStore : IConversations
{
    private readonly List<Conversation> conversations = [];
    private bool sorted = true;

    /// <inheritdoc/>
    public int Count { get; set; }

    /// <summary>Keeps a conversation.</summary>
    public void Add(Conversation conversation)
    {
        conversations.Add(conversation);
        Count++;
        sorted = false;
    }

    /// <inheritdoc/>
    public IEnumerator<Conversation> GetEnumerator()
    {
        if (!sorted)
            conversations.Sort(static (a, b) => a.FirstPacket.CompareTo(b.FirstPacket));
        sorted = true;
        return conversations.GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
