using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>One conversation a line, written when it ends; nothing else in the output.</summary>
public sealed class NdjsonRendering : IRendering
{
    /// <summary>What each line's first member says.</summary>
    public const string Schema = "glassport/conversation/1";

    /// <inheritdoc/>
    public string Name => "ndjson";

    /// <inheritdoc/>
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public string Description => "One JSON object a line for each conversation, as soon as it ends.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options) => new Session(output, options);

    private sealed class Session(Stream output, RenderingOptions options) : IRenderingSession
    {
        private readonly OutputBuffer _buffer = new();

        public async ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
        {
            JsonOutput json = new(_buffer, indented: false);
            ContractWriter contract = new(json, options);
            contract.WriteConversation(conversation, contract.Tell(conversation), Schema);
            await json.Json.FlushAsync(cancellationToken).ConfigureAwait(false);
            _buffer.Bytes("\n"u8);
            await _buffer.DrainAsync(output, cancellationToken).ConfigureAwait(false);
        }

        public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken) =>
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
