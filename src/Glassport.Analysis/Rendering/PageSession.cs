using System.Text;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>
/// The session of a page: surveys the conversations as they end, then writes the pieces as they are made. What a page gets to see
/// holds no secret, unless secrets are wanted, so that no piece of it can tell one.
/// </summary>
internal sealed class PageSession(Stream output, RenderingOptions options, Func<Explanation, Survey, IEnumerable<string>> pieces) : IRenderingSession
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Survey survey = new(options);
    private readonly PacketSecrets secrets = new();

    /// <inheritdoc/>
    public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        if (!options.ShowSecrets)
            secrets.Remember(conversation);
        survey.Add(conversation);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
    {
        survey.Conclude(explanation);
        foreach (string piece in pieces(Shown(explanation), survey))
            await output.WriteAsync(Utf8.GetBytes(piece), cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private Explanation Shown(Explanation explanation) => options.ShowSecrets || explanation.Packets is null
        ? explanation
        : explanation with { Packets = [.. explanation.Packets.Select(packet => packet with { Summary = secrets.Hide(packet, options) })] };
}
