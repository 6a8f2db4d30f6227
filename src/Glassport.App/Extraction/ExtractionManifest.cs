using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;

namespace Glassport.App.Extraction;

/// <summary>Writes the manifest of an extraction (docs/extraction.md): an entry for each file, as it is saved.</summary>
internal sealed class ExtractionManifest : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly Stream stream;
    private readonly Utf8JsonWriter json;

    /// <summary>Begins the manifest.</summary>
    /// <param name="stream">Takes it; closed with this.</param>
    /// <param name="captures">The names of the capture files.</param>
    public ExtractionManifest(Stream stream, IReadOnlyList<string> captures)
    {
        this.stream = stream;
        json = new(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("schema"u8, "glassport/extraction/1"u8);
        json.WriteStartArray("captures"u8);
        foreach (string capture in captures)
            json.WriteStringValue(capture);
        json.WriteEndArray();
        json.WriteStartArray("files"u8);
    }

    /// <summary>Writes the entry of a file.</summary>
    /// <param name="savedAs">Its name in the folder.</param>
    /// <param name="transfer">What it is.</param>
    public void Add(string savedAs, SavedTransfer transfer)
    {
        DataConnection data = transfer.Data;
        json.WriteStartObject();
        json.WriteString("savedAs"u8, savedAs);
        json.WriteString("conversation"u8, transfer.Conversation);
        json.WriteString("dataConnection"u8, data.Id);
        json.WriteString("client"u8, transfer.Client.ToString());
        json.WriteString("server"u8, transfer.Server.ToString());
        json.WriteString("user"u8, transfer.User);
        json.WriteString("command"u8, data.Command);
        json.WriteString("path"u8, transfer.Path);
        json.WriteString("decodedPath"u8, transfer.DecodedPath);
        json.WriteString("storedAs"u8, data.StoredAs);
        json.WriteString("direction"u8, data.Sender switch
        {
            Side.Server => "server->client",
            Side.Client => "client->server",
            _ => null,
        });
        json.WriteString("type"u8, data.Type?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("transferMode"u8, data.Mode.ToString(CultureInfo.InvariantCulture));
        Number("restartOffset"u8, data.RestartOffset);
        json.WriteNumber("savedBytes"u8, transfer.SavedBytes);
        json.WriteNumber("bytes"u8, data.Bytes);
        json.WriteString("sha256"u8, data.Sha256);
        Number("decodedBytes"u8, data.Content?.DecodedBytes);
        json.WriteString("decodedSha256"u8, data.Content?.DecodedSha256);
        json.WriteBoolean("complete"u8, transfer.Complete);
        WriteGaps(data);
        WritePackets(data);
        json.WriteStartArray("notes"u8);
        foreach (string note in transfer.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
        if (json.BytesPending > FlushAt)
            json.Flush();
    }

    /// <summary>Ends the manifest and closes its stream.</summary>
    public void Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
        stream.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void WriteGaps(DataConnection data)
    {
        json.WriteStartArray("gaps"u8);
        foreach ((long from, long to) in data.Gaps)
        {
            json.WriteStartArray();
            json.WriteNumberValue(from);
            json.WriteNumberValue(to);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WritePackets(DataConnection data)
    {
        bool any = data.PayloadPackets.Count > 0;
        json.WriteStartObject("packets"u8);
        Number("command"u8, data.CommandPacket);
        json.WriteNumber("count"u8, data.PayloadPackets.Count);
        Number("first"u8, any ? data.PayloadPackets.First : null);
        Number("last"u8, any ? data.PayloadPackets.Last : null);
        Number("finalReply"u8, data.FinalReply?.Packet);
        json.WriteEndObject();
    }

    private void Number(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
