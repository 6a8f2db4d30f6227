using System.Text.Json;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>Writes the model as docs/explanation.md spells it: every member, in that order, null where something was not seen.</summary>
internal sealed partial class ContractWriter(JsonOutput output, RenderingOptions options)
{
    private readonly Utf8JsonWriter _json = output.Json;

    /// <summary>Writes the members of a capture's facts.</summary>
    public void WriteCapture(CaptureFacts capture)
    {
        _json.WriteStartObject("capture"u8);
        output.Texts("files"u8, capture.Files);
        output.Text("format"u8, capture.Format);
        output.Texts("linkTypes"u8, capture.LinkTypes);
        output.Number("packets"u8, capture.Packets);
        output.Number("bytes"u8, capture.Bytes);
        output.Time("firstTime"u8, capture.FirstTime);
        output.Time("lastTime"u8, capture.LastTime);
        output.Number("truncatedPackets"u8, capture.TruncatedPackets);
        output.Number("undecodedPackets"u8, capture.UndecodedPackets);
        if (capture.Damage is { } damage)
        {
            _json.WriteStartObject("damage"u8);
            output.Number("offset"u8, damage.Offset);
            output.Text("reason"u8, damage.Reason);
            output.Text("file"u8, damage.File);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("damage"u8);
        }

        _json.WriteStartArray("comments"u8);
        foreach ((long packet, string text) in capture.Comments)
        {
            _json.WriteStartObject();
            output.Number("packet"u8, packet);
            output.Text("text"u8, text);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        output.Number("droppedPackets"u8, capture.DroppedPackets);
        _json.WriteEndObject();
    }

    /// <summary>Writes one ARP or neighbour discovery packet; a request has <c>answeredBy</c>, a reply <c>answers</c>.</summary>
    public void WriteAddressResolution(AddressResolution resolution)
    {
        _json.WriteStartObject();
        output.Number("packet"u8, resolution.Packet);
        output.Text("operation"u8, resolution.IsRequest ? "request" : "reply");
        output.Text("sender"u8, resolution.Sender.ToString());
        output.Text("senderMac"u8, resolution.SenderMac.ToString());
        output.Text("target"u8, resolution.Target.ToString());
        if (resolution.IsRequest)
            output.Number("answeredBy"u8, resolution.AnsweredBy);
        else
            output.Number("answers"u8, resolution.Answers);
        _json.WriteEndObject();
    }

    /// <summary>Writes a connection that is no conversation.</summary>
    public void WriteOtherConnection(OtherConnection connection)
    {
        _json.WriteStartObject();
        output.Text("from"u8, connection.From.ToString());
        output.Text("to"u8, connection.To.ToString());
        output.Number("packets"u8, connection.Packets);
        output.Number("bytes"u8, connection.Bytes);
        output.Text("looksLike"u8, connection.LooksLike);
        output.Number("firstPacket"u8, connection.FirstPacket);
        _json.WriteEndObject();
    }

    /// <summary>Writes a phase with its words.</summary>
    public void WritePhase(Phase phase, PhaseWords words)
    {
        _json.WriteStartObject();
        output.Text("name"u8, Model.Words.Of(phase.Name));
        output.Text("conversation"u8, phase.Conversation);
        _json.WriteStartArray("packets"u8);
        for (int i = 0; i < phase.Packets.Count; i++)
            WritePair(phase.Packets[i].First, phase.Packets[i].Last);
        _json.WriteEndArray();
        output.Text("title"u8, words.Title ?? "");
        output.Text("text"u8, words.Text ?? "");
        output.Text("dataConnection"u8, phase.DataConnection);
        _json.WriteEndObject();
    }

    /// <summary>Writes a finding with its words.</summary>
    public void WriteFinding(Finding finding)
    {
        FindingWords words = FindingCatalog.Words(finding, options.Language);
        _json.WriteStartObject();
        output.Text("id"u8, finding.Id);
        output.Text("severity"u8, Model.Words.Of(finding.Severity));
        output.Text("conversation"u8, finding.Conversation);
        output.Text("dataConnection"u8, finding.DataConnection);
        output.Packets("packets"u8, finding.Packets);
        output.Text("title"u8, words.Title ?? "");
        output.Text("detail"u8, words.Detail ?? "");
        output.Text("advice"u8, words.Advice ?? "");
        _json.WriteEndObject();
    }

    /// <summary>Writes what one packet is; <paramref name="summary"/> has been masked.</summary>
    public void WritePacket(PacketRole packet, string summary)
    {
        _json.WriteStartObject();
        output.Number("packet"u8, packet.Packet);
        output.Time("time"u8, packet.Time);
        output.Number("length"u8, packet.Length);
        _json.WriteStartArray("roles"u8);
        foreach (string role in Model.Words.Of(packet.Roles))
            _json.WriteStringValue(role);
        _json.WriteEndArray();
        output.Text("phase"u8, Model.Words.Of(packet.Phase));
        output.Text("conversation"u8, packet.Conversation);
        output.Text("dataConnection"u8, packet.DataConnection);
        output.Text("from"u8, packet.From.Length > 0 ? packet.From : null);
        output.Text("to"u8, packet.To.Length > 0 ? packet.To : null);
        output.Text("summary"u8, summary);
        _json.WriteEndObject();
    }

    private void WritePair(long first, long second)
    {
        _json.WriteStartArray();
        _json.WriteNumberValue(first);
        _json.WriteNumberValue(second);
        _json.WriteEndArray();
    }
}
