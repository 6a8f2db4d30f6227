using Glassport.Analysis.Model;

namespace Glassport.Analysis.Findings;

/// <summary>The TCP connections of a conversation, for the rules about what TCP did.</summary>
internal static class Links
{
    /// <summary>The control connection (no data connection's id) and the data connections that were open.</summary>
    public static IEnumerable<(string? DataConnection, TransportFacts Facts)> Open(Conversation conversation)
    {
        if (conversation.Handshake.SynAck is not null || conversation.Midstream || conversation.ServerBytes > 0)
            yield return (null, conversation.Transport);
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.Established)
                yield return (data.Id, data.Transport);
        }
    }

    /// <summary>The only data connection among those that a finding is about; null when there are several, or the control connection is one.</summary>
    public static string? Only(IReadOnlyCollection<(string? DataConnection, TransportFacts Facts)> links) =>
        links.Count == 1 ? links.First().DataConnection : null;
}
