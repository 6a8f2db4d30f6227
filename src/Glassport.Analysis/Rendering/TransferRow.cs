using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>A data connection as a row of the transfers table; texts not yet escaped.</summary>
internal sealed record TransferRow(
    string Command, string Path, string Direction, string Bytes, string Duration, string Rate, string Sha256, string Result, bool Good, DataConnection Data)
{
    /// <summary>The rows of a conversation; at most <paramref name="limit"/>, the first and then those that failed.</summary>
    public static (IReadOnlyList<TransferRow> Rows, int Omitted) Of(Conversation conversation, Labels labels, int limit)
    {
        bool all = conversation.DataConnections.Count <= limit;
        int plain = Math.Max(limit * 2 / 3, 1);
        List<DataConnection> chosen = [];
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (all || chosen.Count < plain || (chosen.Count < limit && !IsGood(data)))
                chosen.Add(data);
        }

        // The path of each comes from its command, looked up once for the table.
        Dictionary<long, string> decoded = [];
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (exchange.Command.DecodedPath is { } path)
                decoded[exchange.Command.Packet] = path;
        }

        List<TransferRow> rows = new(chosen.Count);
        foreach (DataConnection data in chosen)
            rows.Add(Of(data, data.CommandPacket is { } packet && decoded.TryGetValue(packet, out string? path) ? path : data.Path ?? "", labels));
        return (rows, conversation.DataConnections.Count - chosen.Count);
    }

    private static bool IsGood(DataConnection data) => data.Complete || (data.Command is null && data.Established);

    private static TransferRow Of(DataConnection data, string path, Labels labels)
    {
        string result = !data.Established ? labels.NotOpened
            : data.Complete ? labels.Complete
            : data.Command is null ? labels.Unused
            : labels.Incomplete;
        if (data.FinalReply is { } final)
            result = $"{final.Code} {result}";
        return new(
            data.Command ?? data.NegotiatedBy ?? "",
            data.StoredAs ?? path,
            labels.Of(data.Sender),
            data.Established ? Figures.Bytes(data.Bytes) : "",
            data.DurationMs is { } ms ? Figures.Duration(ms) : "",
            data.BytesPerSecond is { } rate ? Figures.Rate(rate) : "",
            data.Sha256 ?? "",
            result,
            IsGood(data),
            data);
    }
}
