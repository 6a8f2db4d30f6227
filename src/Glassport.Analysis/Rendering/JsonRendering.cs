using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

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
    public IRenderingSession Begin(Stream output, RenderingOptions options) => new Session(output, options);

    private sealed class Session : IRenderingSession
    {
        private readonly Stream _output;
        private readonly RenderingOptions _options;
        private readonly OutputBuffer _buffer = new();
        private readonly JsonOutput _json;
        private readonly ContractWriter _contract;
        private readonly JsonFragments _conversations;
        private readonly JsonFragments _phases;
        private readonly List<Finding> _findings = [];
        private readonly PacketSecrets _secrets = new();

        public Session(Stream output, RenderingOptions options)
        {
            _output = output;
            _options = options;
            _json = new(_buffer, indented: true);
            _contract = new(_json, options);
            _conversations = new(json => new ContractWriter(json, options));
            _phases = new(json => new ContractWriter(json, options));
        }

        public ValueTask ConversationEndedAsync(Conversation conversation, CancellationToken cancellationToken)
        {
            _findings.AddRange(conversation.Findings);
            if (!_options.ShowSecrets)
                _secrets.Remember(conversation);
            PhaseWords[] words = _contract.Tell(conversation);
            _conversations.Contract.WriteConversation(conversation, words);
            _conversations.Keep(conversation.FirstPacket);
            for (int i = 0; i < words.Length; i++)
                Keep(conversation.Phases[i], words[i]);
            return ValueTask.CompletedTask;
        }

        public void Dispose()
        {
            _conversations.Dispose();
            _phases.Dispose();
        }

        public async ValueTask EndAsync(Explanation explanation, CancellationToken cancellationToken)
        {
            foreach (Phase phase in explanation.Phases)
                Keep(phase, Storyteller.Tell(phase, explanation, _options.Language));
            _json.Json.WriteStartObject();
            _json.Text("schema"u8, Schema);
            _contract.WriteCapture(explanation.Capture);
            await EachAsync("addressResolutions", explanation.AddressResolutions, _contract.WriteAddressResolution, cancellationToken).ConfigureAwait(false);
            await EachAsync("conversations", _conversations.InOrder(), WriteElement, cancellationToken).ConfigureAwait(false);
            await EachAsync("otherConnections", explanation.OtherConnections, _contract.WriteOtherConnection, cancellationToken).ConfigureAwait(false);
            _json.Number("otherConnectionsOmitted"u8, explanation.OtherConnectionsOmitted);
            await EachAsync("phases", _phases.InOrder(), WriteElement, cancellationToken).ConfigureAwait(false);
            IEnumerable<Finding> findings = FindingCatalog.Uncovered(_findings, explanation.Findings);
            await EachAsync("findings", FindingOrder.MostSevereFirst([.. findings, .. explanation.Findings]),
                _contract.WriteFinding, cancellationToken).ConfigureAwait(false);
            if (explanation.Packets is { } packets)
                await EachAsync("packets", packets, WritePacket, cancellationToken).ConfigureAwait(false);
            _json.Json.WriteEndObject();
            await DrainAsync(cancellationToken).ConfigureAwait(false);
            await _output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        private void Keep(Phase phase, PhaseWords words)
        {
            _phases.Contract.WritePhase(phase, words);
            _phases.Keep(phase.Packets.Count > 0 ? phase.Packets[0].First : long.MaxValue);
        }

        private void WriteElement(ReadOnlyMemory<byte> element) => _json.Json.WriteRawValue(element.Span, skipInputValidation: true);

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
