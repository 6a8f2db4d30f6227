using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>What a conversation's exchanges and data connections say of each other, found without searching.</summary>
internal sealed class DataLinks
{
    private readonly Dictionary<string, DataConnection> _byId = [];
    private readonly Dictionary<string, string> _decodedPaths = [];

    /// <summary>Collects the links of <paramref name="conversation"/>.</summary>
    public DataLinks(Conversation conversation)
    {
        foreach (DataConnection data in conversation.DataConnections)
            _byId[data.Id] = data;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.DecodedPath is { } path && Of(exchange)?.Command == exchange.Command.Verb)
                _decodedPaths[exchange.DataConnection!] = path;
        }
    }

    /// <summary>The data connection that the exchange negotiated or used, or null.</summary>
    public DataConnection? Of(Exchange exchange) =>
        exchange.DataConnection is { } id && _byId.TryGetValue(id, out DataConnection? data) ? data : null;

    /// <summary>The transfer's path in the encoding that was recognised or given; null when it is as it was sent.</summary>
    public string? DecodedPath(DataConnection data) => _decodedPaths.GetValueOrDefault(data.Id);
}
