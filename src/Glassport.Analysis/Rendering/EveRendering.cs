using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Suricata's EVE JSON: events <c>ftp</c>, <c>ftp_data</c> and <c>fileinfo</c>, one a line.</summary>
public sealed class EveRendering : IRendering
{
    /// <inheritdoc/>
    public string Name => "eve";

    /// <inheritdoc/>
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public string Description => "Suricata EVE events ftp, ftp_data and fileinfo, one a line.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options) => new Session(output, options);

    private sealed class Session(Stream output, RenderingOptions options) : IRenderingSession
    {
        private readonly OutputBuffer _buffer = new();

        public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
        {
            EveEvents events = new(_buffer, conversation, options);
            events.WriteAll();
            return _buffer.DrainAsync(output, cancellationToken);
        }

        public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken) =>
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
