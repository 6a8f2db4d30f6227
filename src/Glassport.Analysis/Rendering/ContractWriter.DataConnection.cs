using System.Globalization;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

internal sealed partial class ContractWriter
{
    private void WriteDataConnections(Conversation conversation)
    {
        DataLinks links = new(conversation);
        _json.WriteStartArray("dataConnections"u8);
        foreach (DataConnection data in conversation.DataConnections)
            WriteDataConnection(data, links.DecodedPath(data));
        _json.WriteEndArray();
    }

    /// <summary>Which way the bytes of a transfer went, by who sent them; null when nobody did.</summary>
    public static string? Direction(Side? sender) => sender switch
    {
        Side.Server => "server->client",
        Side.Client => "client->server",
        _ => null,
    };

    private void WriteDataConnection(DataConnection data, string? decodedPath)
    {
        _json.WriteStartObject();
        output.Text("id"u8, data.Id);
        output.Text("mode"u8, data.IsActive ? "active" : "passive");
        output.Text("negotiatedBy"u8, data.NegotiatedBy);
        output.Packets("negotiationPackets"u8, data.NegotiationPackets);
        output.Text("negotiatedEndpoint"u8, data.NegotiatedEndpoint?.ToString());
        output.Text("arithmetic"u8, data.Arithmetic);
        _json.WriteBoolean("endpointMatches"u8, data.EndpointMatches);
        output.Text("openedBy"u8, Model.Words.Of(data.OpenedBy));
        output.Text("from"u8, data.From.ToString());
        output.Text("to"u8, data.To.ToString());
        output.Text("command"u8, data.Command);
        output.Number("commandPacket"u8, data.CommandPacket);
        output.Number("restartOffset"u8, data.RestartOffset);
        WriteHandshake(data.Handshake);
        _json.WriteBoolean("established"u8, data.Established);
        output.Text("direction"u8, Direction(data.Sender));
        WritePayload(data);
        WriteEnd(data);
        WriteListing(data);
        output.Text("savedAs"u8, data.SavedAs);
        output.Text("path"u8, data.Path);
        output.Text("decodedPath"u8, decodedPath);
        WriteParticulars(data);
        _json.WriteEndObject();
    }

    private void WritePayload(DataConnection data)
    {
        bool any = data.PayloadPackets.Count > 0;
        output.Number("bytes"u8, data.Bytes);
        output.Text("sha256"u8, data.Sha256);
        _json.WriteStartArray("gaps"u8);
        foreach ((long from, long to) in data.Gaps)
            WritePair(from, to);
        _json.WriteEndArray();
        _json.WriteStartObject("payloadPackets"u8);
        output.Number("count"u8, data.PayloadPackets.Count);
        output.Number("first"u8, any ? data.PayloadPackets.First : null);
        output.Number("last"u8, any ? data.PayloadPackets.Last : null);
        _json.WriteEndObject();
        output.Packets("retransmittedPackets"u8, data.Transport.Retransmissions);
    }

    private void WriteEnd(DataConnection data)
    {
        if (data.FinalReply is { } reply)
        {
            _json.WriteStartObject("finalReply"u8);
            output.Number("packet"u8, reply.Packet);
            output.Number("code"u8, reply.Code);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("finalReply"u8);
        }

        _json.WriteBoolean("complete"u8, data.Complete);
        WriteClose(data.Close);
        _json.WriteStartObject("throughput"u8);
        output.Milliseconds("durationMs"u8, data.DurationMs);
        output.Number("bytesPerSecond"u8, Whole(data.BytesPerSecond));
        _json.WriteEndObject();
    }

    private void WriteListing(DataConnection data)
    {
        if (data.Listing is null)
        {
            _json.WriteNull("listing"u8);
            return;
        }

        _json.WriteStartArray("listing"u8);
        foreach (ListingRow row in data.Listing)
        {
            _json.WriteStartObject();
            output.Text("name"u8, row.Name);
            output.Text("kind"u8, row.Kind);
            output.Number("size"u8, row.Size);
            output.Text("modified"u8, row.Modified);
            output.Text("permissions"u8, row.Permissions);
            output.Text("dialect"u8, row.Dialect);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteParticulars(DataConnection data)
    {
        output.Text("type"u8, data.Type?.ToString(CultureInfo.InvariantCulture));
        output.Text("transferMode"u8, data.Mode.ToString(CultureInfo.InvariantCulture));
        output.Number("announcedBytes"u8, data.Announced?.Bytes);
        output.Number("announcedPacket"u8, data.Announced?.Packet);
        output.Text("alsoNegotiatedBy"u8, data.AlsoNegotiatedBy);
        output.Text("storedAs"u8, data.StoredAs);
        output.Number("listingOmitted"u8, data.ListingOmitted);
        output.Number("decodedBytes"u8, data.Content?.DecodedBytes);
        output.Text("decodedSha256"u8, data.Content?.DecodedSha256);
        _json.WriteBoolean("encrypted"u8, data.IsTls);
        _json.WriteBoolean("callerIsThirdHost"u8, data.CallerIsThirdHost);
        _json.WriteBoolean("calledIsThirdHost"u8, data.CalledIsThirdHost);
        output.Time("firstTime"u8, data.FirstTime);
        output.Time("lastTime"u8, data.LastTime);
        WriteTransport(data.Transport);
    }

    private static long? Whole(double? value) =>
        value is { } number && double.IsFinite(number) ? (long)Math.Round(Math.Clamp(number, 0, long.MaxValue / 2)) : null;
}
