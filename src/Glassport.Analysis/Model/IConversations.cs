namespace Glassport.Analysis.Model;

/// <summary>The conversations of a capture in order of their first packet, however many there are.</summary>
public interface IConversations : IEnumerable<Conversation>
{
    /// <summary>How many there are.</summary>
    int Count { get; }
}
