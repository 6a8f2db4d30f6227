using System.Collections;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>Keeps finished conversations until the end.</summary>
internal sealed class ConversationStore : IConversations
{
    private readonly List<Conversation> conversations = [];
    private bool sorted = true;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Counts a conversation, and keeps it if asked to.</summary>
    public void Add(Conversation conversation, bool keep)
    {
        Count++;
        if (!keep)
            return;
        conversations.Add(conversation);
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
