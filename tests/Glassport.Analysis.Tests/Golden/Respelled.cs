using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>The truth of a golden capture in the spelling of docs/explanation.md, as far as it says the same.</summary>
internal static class Respelled
{
    /// <summary>The member <c>capture</c>.</summary>
    public static JsonObject Capture(JsonElement truth)
    {
        JsonElement capture = truth.GetProperty("capture");
        string? link = truth.TryGetProperty("extra", out JsonElement extra) && extra.TryGetProperty("link", out JsonElement named)
            ? named.GetString()
            : "ETHERNET";
        return new()
        {
            ["files"] = new JsonArray(Node(capture, "file")),
            ["format"] = "pcapng",
            ["linkTypes"] = new JsonArray(link),
            ["packets"] = Node(capture, "packets"),
            ["bytes"] = Node(capture, "bytes"),
            ["firstTime"] = Time(capture, "first_time"),
            ["lastTime"] = Time(capture, "last_time"),
            ["truncatedPackets"] = Node(capture, "truncated_packets"),
            ["damage"] = null,
        };
    }

    /// <summary>An item of <c>conversations</c>, without its exchanges and data connections.</summary>
    public static JsonObject Conversation(JsonElement control) => new()
    {
        ["id"] = Node(control, "id"),
        ["client"] = Node(control, "client"),
        ["server"] = Node(control, "server"),
        ["handshake"] = Handshake(control),
        ["midstream"] = !IsWhole(control),
        ["refused"] = Node(control, "refused"),
        ["greeting"] = control.TryGetProperty("greeting", out JsonElement greeting) ? Reply(greeting) : null,
        ["unsolicitedReplies"] = new JsonArray([.. control.GetProperty("unsolicited_replies").EnumerateArray().Select(Reply)]),
        ["login"] = Login(control),
        ["close"] = Close(control),
        ["packets"] = Node(control, "packets"),
        ["payloadBytes"] = Node(control, "payload_bytes"),
    };

    /// <summary>The items of <c>exchanges</c> of a conversation.</summary>
    public static JsonArray Exchanges(JsonElement truth, JsonElement control) => new(
    [
        .. control.GetProperty("commands").EnumerateArray().Select(command => new JsonObject
        {
            ["command"] = Command(command),
            ["replies"] = new JsonArray([.. command.GetProperty("replies").EnumerateArray().Select(Reply)]),
            ["dataConnection"] = DataConnectionOf(truth, command),
        }),
    ]);

    /// <summary>An item of <c>dataConnections</c>.</summary>
    public static JsonObject DataConnection(JsonElement data)
    {
        JsonElement payload = data.GetProperty("payload_packets");
        int count = payload.GetArrayLength();
        JsonObject respelled = new()
        {
            ["id"] = Node(data, "id"),
            ["mode"] = Node(data, "mode"),
            ["negotiatedBy"] = Node(data, "negotiated_by"),
            ["negotiationPackets"] = Node(data, "negotiation_packets"),
            ["negotiatedEndpoint"] = Node(data, "negotiated_endpoint"),
            ["arithmetic"] = Node(data, "arithmetic"),
            ["endpointMatches"] = Node(data, "endpoint_matches"),
            ["from"] = Node(data, "from"),
            ["to"] = Node(data, "to"),
            ["command"] = data.GetProperty("command").GetString()?.Split(' ')[0],
            ["commandPacket"] = Node(data, "command_packet"),
            ["restartOffset"] = Node(data, "restart_offset"),
            ["handshake"] = Handshake(data),
            ["established"] = Node(data, "established"),
            ["direction"] = Node(data, "direction"),
            ["bytes"] = Node(data, "bytes"),
            ["sha256"] = Node(data, "sha256"),
            ["gaps"] = Node(data, "gaps"),
            ["payloadPackets"] = new JsonObject
            {
                ["count"] = count,
                ["first"] = count == 0 ? null : JsonValue.Create(payload[0]),
                ["last"] = count == 0 ? null : JsonValue.Create(payload[count - 1]),
            },
            ["retransmittedPackets"] = Node(data, "retransmitted_packets"),
            ["finalReply"] = Node(data, "final_reply"),
            ["close"] = Close(data),
        };
        if (data.GetProperty("caller").GetString() is "client" or "server")
            respelled["openedBy"] = Node(data, "caller");
        return respelled;
    }

    /// <summary>An item of <c>otherConnections</c>.</summary>
    public static JsonObject OtherConnection(JsonElement other)
    {
        JsonElement bytes = other.GetProperty("payload_bytes");
        return new()
        {
            ["from"] = Node(other, "caller"),
            ["to"] = Node(other, "called"),
            ["packets"] = other.GetProperty("packets").GetArrayLength(),
            ["bytes"] = bytes.GetProperty("caller").GetInt64() + bytes.GetProperty("called").GetInt64(),
        };
    }

    /// <summary>An item of <c>addressResolutions</c>.</summary>
    public static JsonObject AddressResolution(JsonElement arp) => new()
    {
        ["packet"] = Node(arp, "packet"),
        ["operation"] = Node(arp, "op"),
        ["sender"] = Node(arp, "sender"),
        ["target"] = Node(arp, "target"),
    };

    private static JsonObject Command(JsonElement command) => new()
    {
        ["verb"] = Node(command, "verb"),
        ["argument"] = Node(command, "arg"),
        ["packet"] = Node(command, "packet"),
        ["firstPacket"] = Node(command, "first_packet") ?? Node(command, "packet"),
        ["time"] = Time(command, "time"),
        ["ack"] = Ack(command),
        ["complete"] = true,
        ["rawHex"] = Node(command, "raw_hex"),
    };

    private static JsonObject Reply(JsonElement reply) => new()
    {
        ["code"] = Node(reply, "code"),
        ["lines"] = Node(reply, "lines"),
        ["packet"] = Node(reply, "packet"),
        ["firstPacket"] = Node(reply, "first_packet") ?? Node(reply, "packet"),
        ["time"] = Time(reply, "time"),
        ["ack"] = Ack(reply),
        ["complete"] = !reply.TryGetProperty("cut", out _),
    };

    private static JsonObject? Ack(JsonElement acknowledged)
    {
        JsonElement ack = acknowledged.GetProperty("ack");
        return ack.ValueKind == JsonValueKind.Null
            ? null
            : new() { ["packet"] = Node(ack, "packet"), ["kind"] = Node(ack, "kind"), ["afterMs"] = Node(ack, "after_ms") };
    }

    private static JsonObject Login(JsonElement control)
    {
        JsonElement login = control.GetProperty("login");
        JsonElement attempts = login.GetProperty("attempts");
        bool hidden = control.GetProperty("tls").GetBoolean() || !IsWhole(control);
        return new()
        {
            ["user"] = Node(login, "user"),
            ["password"] = Node(login, "password"),
            ["outcome"] = login.GetProperty("ok").GetBoolean() ? "accepted" : attempts.GetArrayLength() > 0 ? "rejected" : hidden ? "unknown" : "none",
            ["packet"] = attempts.GetArrayLength() > 0 ? Node(attempts.EnumerateArray().Last(), "reply_packet") : null,
            ["failures"] = Node(login, "failures"),
        };
    }

    private static bool IsWhole(JsonElement control) => control.GetProperty("handshake").GetProperty("complete_in_capture").GetBoolean();

    private static JsonObject Handshake(JsonElement connection)
    {
        JsonElement handshake = connection.GetProperty("handshake");
        return new() { ["syn"] = Node(handshake, "syn"), ["synAck"] = Node(handshake, "synack"), ["ack"] = Node(handshake, "ack") };
    }

    private static JsonObject Close(JsonElement connection)
    {
        JsonElement close = connection.GetProperty("close");
        return new()
        {
            ["kind"] = Node(close, "kind"),
            ["initiator"] = Node(close, "initiator"),
            ["packets"] = Node(close, "packets"),
            ["fourPackets"] = Node(close, "four_packets"),
        };
    }

    // A command belongs to the data connection that it negotiated, and to the one that it used. Pipelined commands share packets.
    private static JsonNode? DataConnectionOf(JsonElement truth, JsonElement command)
    {
        string packet = command.GetProperty("packet").ToString();
        string verb = command.GetProperty("verb").GetString()!;
        foreach (JsonElement data in truth.GetProperty("data_connections").EnumerateArray())
        {
            JsonElement negotiation = data.GetProperty("negotiation_packets");
            bool negotiated = data.GetProperty("negotiated_by").GetString() == verb && negotiation[0].ToString() == packet;
            bool used = data.GetProperty("command_packet").ToString() == packet && data.GetProperty("command").GetString()!.Split(' ')[0] == verb;
            if (negotiated || used)
                return Node(data, "id");
        }

        return null;
    }

    private static JsonNode? Node(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement member) ? JsonSerializer.SerializeToNode(member) : null;

    private static string Time(JsonElement parent, string name)
    {
        string[] parts = parent.GetProperty(name).GetString()!.Split('.');
        long seconds = long.Parse(parts[0], CultureInfo.InvariantCulture);
        return new Timestamp((seconds * 1_000_000_000) + long.Parse(parts[1], CultureInfo.InvariantCulture)).ToString();
    }
}
