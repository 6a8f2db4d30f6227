using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;

namespace Glassport.App.Watching;

/// <summary>Sessions that are over, in a form of <c>explain</c>. A file that begins anew gets the form's beginning again.</summary>
/// <param name="rendering">The form.</param>
/// <param name="target">Where to.</param>
/// <param name="options">The language, and the like.</param>
internal sealed class SessionLines(IRendering rendering, ITarget target, RenderingOptions options) : IRenderingSession
{
    private readonly TargetStream stream = new(target, new LineMark("session", null));
    private IRenderingSession? session;

    /// <inheritdoc/>
    public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken) =>
        Session().ConversationEndedAsync(conversation, cancellationToken);

    /// <inheritdoc/>
    public ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken) => Session().EndAsync(explanation, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        session?.Dispose();
        stream.Dispose();
    }

    private IRenderingSession Session()
    {
        bool isAnew = target.BeginsAnew();
        if (session is not null && !isAnew)
            return session;
        session?.Dispose();
        return session = rendering.Begin(stream, options);
    }
}
