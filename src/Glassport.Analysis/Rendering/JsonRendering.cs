using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The explanation as one JSON document: docs/explanation.md, to the letter.</summary>
public sealed class JsonRendering : IRendering
{
    /// <summary>What the document's first member says.</summary>
    public const string Schema = "glassport/explanation/1";

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public string Description => "Everything, as one JSON document (docs/explanation.md).";

    /// <inheritdoc/>
    public bool Streams => false;

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options) => new Session(output, options);

    private sealed class Session : IRenderingSession
    {
        private readonly Stream _output;
        private readonly RenderingOptions _options;
        private readonly OutputBuffer _buffer = new();
        private readonly JsonOutput _json;
        private readonly ContractWriter _contract;
        private readonly List<Finding> _findings = [];
        private readonly PacketSecrets _secrets = new();

        public Session(Stream output, RenderingOptions options)
        {
            _output = output;
            _options = options;
            _json = new(_buffer, indented: true);
            _contract = new(_json, options);
        }

        public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
        {
            _json.Json.WriteStartObject();
            _json.Text("schema"u8, Schema);
            _contract.WriteCapture(explanation.Capture);
            await EachAsync("addressResolutions", explanation.AddressResolutions, _contract.WriteAddressResolution, cancellationToken).ConfigureAwait(false);
            await EachAsync("conversations", explanation.Conversations, WriteConversation, cancellationToken).ConfigureAwait(false);
            await EachAsync("otherConnections", explanation.OtherConnections, _contract.WriteOtherConnection, cancellationToken).ConfigureAwait(false);
            _json.Number("otherConnectionsOmitted"u8, explanation.OtherConnectionsOmitted);
            await EachAsync("phases", CapturePhases.InOrder(explanation, _options.Language),
                told => _contract.WritePhase(told.Phase, told.Words), cancellationToken).ConfigureAwait(false);
            await EachAsync("findings", FindingOrder.MostSevereFirst([.. _findings, .. explanation.Findings]),
                _contract.WriteFinding, cancellationToken).ConfigureAwait(false);
            if (explanation.Packets is { } packets)
                await EachAsync("packets", packets, WritePacket, cancellationToken).ConfigureAwait(false);
            _json.Json.WriteEndObject();
            await DrainAsync(cancellationToken).ConfigureAwait(false);
            await _output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        private void WriteConversation(Conversation conversation)
        {
            _findings.AddRange(conversation.Findings);
            if (!_options.ShowSecrets)
                _secrets.Remember(conversation);
            _contract.WriteConversation(conversation);
        }

        private void WritePacket(PacketRole packet) =>
            _contract.WritePacket(packet, _options.ShowSecrets ? packet.Summary : _secrets.Hide(packet, _options));

        private async ValueTask EachAsync<T>(string name, IEnumerable<T> items, Action<T> write, CancellationToken cancellationToken)
        {
            _json.Json.WriteStartArray(name);
            foreach (T item in items)
            {
                write(item);
                if (_json.Json.BytesPending + _buffer.Count >= OutputBuffer.Enough)
                    await DrainAsync(cancellationToken).ConfigureAwait(false);
            }

            _json.Json.WriteEndArray();
        }

        private async ValueTask DrainAsync(CancellationToken cancellationToken)
        {
            await _json.Json.FlushAsync(cancellationToken).ConfigureAwait(false);
            await _buffer.DrainAsync(_output, cancellationToken).ConfigureAwait(false);
        }
    }
}
