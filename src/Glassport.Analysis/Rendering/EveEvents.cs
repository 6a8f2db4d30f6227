using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>The EVE events of one conversation.</summary>
internal sealed class EveEvents(OutputBuffer buffer, Conversation conversation, RenderingOptions options)
{
    private readonly JsonOutput _output = new(buffer, indented: false);
    private readonly long _control = FlowIdentity.Of(conversation.Client, conversation.Server, conversation.FirstTime).Number;
    private readonly DataLinks _links = new(conversation);
    private long _transaction;

    private Utf8JsonWriter Json => _output.Json;

    /// <summary>Writes the greeting, each command with its replies, replies that answer nothing, and then the data connections.</summary>
    public void WriteAll()
    {
        if (conversation.Greeting is { } greeting)
            Answer(greeting);
        foreach (Exchange exchange in conversation.Exchanges)
            Command(exchange);
        foreach (Reply reply in conversation.UnsolicitedReplies)
            Answer(reply);
        foreach (DataConnection data in conversation.DataConnections)
        {
            if (data.Established && data.Command is not null)
                Transfer(data);
        }
    }

    private void Answer(Reply reply)
    {
        Head(new(reply.Time, reply.Packet, _control, null, "ftp", conversation.Client, conversation.Server), "ftp");
        Json.WriteNumber("tx_id"u8, _transaction++);
        Json.WriteStartObject("ftp"u8);
        Replies([reply], null);
        Tail();
    }

    private void Command(Exchange exchange)
    {
        Command command = exchange.Command;
        Reply? last = exchange.Replies.Count > 0 ? exchange.Replies[^1] : null;
        Head(new(last?.Time ?? command.Time, last?.Packet ?? command.Packet, _control, null, "ftp", conversation.Client, conversation.Server), "ftp");
        Json.WriteNumber("tx_id"u8, _transaction++);
        Json.WriteStartObject("ftp"u8);
        if (command.Verb.Length > 0)
            _output.Text("command"u8, command.Verb);
        if (command.Argument.Length > 0)
        {
            _output.Text("command_data"u8, SecretMask.Argument(command, options));
            Json.WriteBoolean("command_truncated"u8, !command.Complete);
        }

        Replies(exchange.Replies, exchange);
        Tail();
    }

    private void Replies(IReadOnlyList<Reply> replies, Exchange? exchange)
    {
        bool truncated = false;
        bool final = false;
        List<string> codes = [];
        List<string> texts = [];
        foreach (Reply reply in replies)
        {
            truncated |= !reply.Complete;
            final |= !reply.IsPreliminary;
            foreach (string line in reply.Lines)
            {
                string shown = exchange is null ? line : SecretMask.Reply(line, exchange.Command, options);
                bool coded = shown.Length >= 3 && char.IsAsciiDigit(shown[0]) && char.IsAsciiDigit(shown[1]) && char.IsAsciiDigit(shown[2]);
                if (coded)
                    codes.Add(shown[..3]);
                texts.Add(coded ? shown[Math.Min(4, shown.Length)..] : shown);
            }
        }

        if (codes.Count > 0)
            _output.Texts("completion_code"u8, codes);
        if (texts.Count > 0)
            _output.Texts("reply"u8, texts);
        if (exchange is not null && NegotiatedEndpoint.IsNegotiation(exchange.Command.Verb))
        {
            if (NegotiatedEndpoint.Of(exchange, _links.Of(exchange), conversation.Server.Address) is { } endpoint)
                Json.WriteNumber("dynamic_port"u8, endpoint.Port);
            _output.Text("mode"u8, exchange.Command.Verb is "PORT" or "EPRT" ? "active" : "passive");
        }

        _output.Text("reply_received"u8, final ? "yes" : "no");
        Json.WriteBoolean("reply_truncated"u8, truncated);
    }

    private void Transfer(DataConnection data)
    {
        EveHead head = new(data.LastTime, LastPacket(data), FlowIdentity.Of(data.From, data.To, data.FirstTime).Number, _control, "ftp-data", data.From, data.To);
        Head(head, "ftp_data");
        TransferMembers(data);
        Tail();
        if (data.Bytes == 0 || data.Command is "LIST" or "NLST" or "MLSD" || data.Sender is not { } sender)
            return;

        // A file's event is told from its sender to its receiver.
        bool caller = sender == data.OpenedBy;
        Head(head with { From = caller ? data.From : data.To, To = caller ? data.To : data.From }, "fileinfo");
        TransferMembers(data);
        Json.WriteEndObject();
        Json.WriteStartObject("fileinfo"u8);
        _output.Text("filename"u8, FileName(data) ?? "");
        Json.WriteBoolean("gaps"u8, data.Gaps.Count > 0);
        _output.Text("state"u8, data.Gaps.Count == 0 && data.Close.Kind == CloseKind.Fin ? "CLOSED" : "TRUNCATED");
        if (data.Sha256 is not null)
            _output.Text("sha256"u8, data.Sha256);
        Json.WriteBoolean("stored"u8, data.SavedAs is not null);
        Json.WriteNumber("size"u8, data.Bytes);
        Json.WriteNumber("tx_id"u8, 0);
        Tail();
    }

    private void TransferMembers(DataConnection data)
    {
        Json.WriteStartObject("ftp_data"u8);
        if (FileName(data) is { } name)
            _output.Text("filename"u8, name);
        _output.Text("command"u8, data.Command);
    }

    private void Head(EveHead head, string eventType)
    {
        Span<byte> time = stackalloc byte[Rfc3339.Length];
        Rfc3339.Format(head.Time, time);
        Span<byte> stamp = stackalloc byte[31];
        time[..26].CopyTo(stamp);
        "+0000"u8.CopyTo(stamp[26..]);
        Json.WriteStartObject();
        Json.WriteString("timestamp"u8, stamp);
        Json.WriteNumber("flow_id"u8, head.Flow);
        if (head.Parent is { } parent)
            Json.WriteNumber("parent_id"u8, parent);
        Json.WriteNumber("pcap_cnt"u8, head.Packet);
        _output.Text("event_type"u8, eventType);
        _output.Text("src_ip"u8, EveAddress.Of(head.From.Address));
        Json.WriteNumber("src_port"u8, head.From.Port);
        _output.Text("dest_ip"u8, EveAddress.Of(head.To.Address));
        Json.WriteNumber("dest_port"u8, head.To.Port);
        Json.WriteNumber("ip_v"u8, head.From.Address.IsIPv4 ? 4 : 6);
        _output.Text("proto"u8, "TCP");
        _output.Text("app_proto"u8, head.Protocol);
    }

    private void Tail()
    {
        Json.WriteEndObject();
        Json.WriteEndObject();
        Json.Flush();
        buffer.Bytes("\n"u8);
        Json.Reset(buffer);
    }

    private static string? FileName(DataConnection data) => data.StoredAs ?? (string.IsNullOrEmpty(data.Path) ? null : data.Path);

    private static long LastPacket(DataConnection data) =>
        data.Close.Packets.Count > 0 ? data.Close.Packets[^1] : Math.Max(data.PayloadPackets.Last, data.Handshake.Ack ?? data.Handshake.SynAck ?? 0);

    private readonly record struct EveHead(Timestamp Time, long Packet, long Flow, long? Parent, string Protocol, Endpoint From, Endpoint To);
}
