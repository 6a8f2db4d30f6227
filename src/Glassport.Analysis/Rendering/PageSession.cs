using System.Text;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The session of a page: surveys the conversations as they end, then writes the pieces as they are made.</summary>
internal sealed class PageSession(Stream output, bool everything, Func<Explanation, Survey, IEnumerable<string>> pieces) : IRenderingSession
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Survey survey = new(everything);

    /// <inheritdoc/>
    public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        survey.Add(conversation);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
    {
        survey.Conclude(explanation);
        foreach (string piece in pieces(explanation, survey))
            await output.WriteAsync(Utf8.GetBytes(piece), cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
