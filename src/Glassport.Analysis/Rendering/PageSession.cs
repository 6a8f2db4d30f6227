using System.Text;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The session of a page: it waits for the whole explanation, then writes the pieces as they are made.</summary>
internal sealed class PageSession(Stream output, Func<Explanation, IEnumerable<string>> pieces) : IRenderingSession
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
    {
        foreach (string piece in pieces(explanation))
            await output.WriteAsync(Utf8.GetBytes(piece), cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
