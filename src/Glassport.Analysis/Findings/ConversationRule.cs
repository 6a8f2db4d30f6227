using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>What the rules about one conversation have in common.</summary>
/// <param name="id">The id of docs/explanation.md.</param>
/// <param name="severity">How bad it is.</param>
/// <param name="settled">From when on what it finds will not change.</param>
internal abstract class ConversationRule(string id, Severity severity, Settled settled = Settled.WithConversation) : IConversationRule
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Severity Severity => severity;

    /// <inheritdoc/>
    public Settled Settled => settled;

    /// <inheritdoc/>
    public virtual bool IsOnce => settled == Settled.AtOnce;

    /// <inheritdoc/>
    public abstract IEnumerable<Finding> Check(Conversation conversation);

    /// <inheritdoc/>
    public FindingWords Words(Finding finding, Language language)
    {
        Evidence seen = new(finding, language);
        return language == Language.Chinese ? Chinese(seen) : English(seen);
    }

    /// <summary>The words in English.</summary>
    protected abstract FindingWords English(Evidence seen);

    /// <summary>The words in Simplified Chinese.</summary>
    protected abstract FindingWords Chinese(Evidence seen);

    /// <summary>A finding of this rule about the conversation.</summary>
    protected Finding Found(Conversation conversation, IEnumerable<long?> packets, params ReadOnlySpan<(string, object?)> values) =>
        Evidence.Collect(this, conversation.Id, null, packets, values);

    /// <summary>A finding of this rule about one of its data connections.</summary>
    protected Finding Found(
        Conversation conversation, string? dataConnection, IEnumerable<long?> packets, params ReadOnlySpan<(string, object?)> values) =>
        Evidence.Collect(this, conversation.Id, dataConnection, packets, values);
}
