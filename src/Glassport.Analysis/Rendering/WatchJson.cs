using Glassport.Analysis.Model;
using Glassport.Analysis.Watching;

namespace Glassport.Analysis.Rendering;

/// <summary>Events as JSON, one object a line: docs/watch.md describes the members.</summary>
/// <param name="options">The language of the words, and whether secrets are shown.</param>
public sealed class WatchJson(RenderingOptions options)
{
    /// <summary>What each line's first member says.</summary>
    public const string Schema = "glassport/event/1";

    private readonly OutputBuffer buffer = new();

    /// <summary>The line, without its end. Valid until the next.</summary>
    public ReadOnlySpan<byte> Line(WatchEvent happened)
    {
        buffer.Clear();
        JsonOutput json = new(buffer, indented: false);
        json.Json.WriteStartObject();
        json.Text("schema"u8, Schema);
        json.Text("event"u8, NameOf(happened));
        json.Time("time"u8, happened.Time);
        json.Number("packet"u8, happened.Packet);
        json.Text("conversation"u8, happened.Session?.Id);
        json.Text("client"u8, happened.Session?.Client.ToString());
        json.Text("server"u8, happened.Session?.Server.ToString());
        json.Text("user"u8, happened.Session?.User);
        Members(json, happened);
        json.Text("text"u8, WatchLine.Text(happened, options));
        json.Json.WriteEndObject();
        json.Json.Flush();
        return buffer.Written;
    }

    /// <summary>The event's name.</summary>
    public static string NameOf(WatchEvent happened) => happened switch
    {
        SessionOpened => "session-opened",
        SessionEncrypted => "session-encrypted",
        LoginAnswered => "login",
        TransferBegan => "transfer-began",
        TransferEnded => "transfer-ended",
        SessionEnded => "session-ended",
        FindingFound => "finding",
        _ => "packets-dropped",
    };

    private void Members(JsonOutput json, WatchEvent happened)
    {
        switch (happened)
        {
            case SessionOpened opened:
                Reply(json, opened.Greeting?.Code, opened.Greeting?.Text);
                json.Json.WriteBoolean("midstream"u8, opened.Midstream);
                break;
            case SessionEncrypted tls:
                json.Text("requestedBy"u8, tls.RequestedBy);
                json.Text("version"u8, tls.Version);
                json.Text("cipherSuite"u8, tls.CipherSuite);
                break;
            case LoginAnswered login:
                Reply? final = (options.ShowSecrets ? login.Exchange : SecretMask.Hide(login.Exchange)).FinalReply;
                json.Json.WriteBoolean("accepted"u8, login.Accepted);
                Reply(json, final?.Code, final?.Text);
                break;
            case TransferBegan began:
                Transfer(json, began.Exchange, began.Path, began.Exchange.Replies[^1]);
                break;
            case TransferEnded ended:
                Transfer(json, ended.Exchange, ended.Path, ended.Exchange.FinalReply);
                Data(json, ended.Data);
                break;
            case SessionEnded over:
                json.Text("outcome"u8, Words.Of(over.Conversation.Outcome));
                json.Json.WriteBoolean("silent"u8, over.Silent);
                json.Milliseconds("durationMs"u8, over.Conversation.LastTime.MillisecondsSince(over.Conversation.FirstTime));
                json.Number("transfers"u8, over.Conversation.DataConnections.Count(static data => data.Command is not null));
                json.Number("bytes"u8, over.Conversation.DataConnections.Sum(static data => data.Bytes));
                break;
            case FindingFound found:
                json.Json.WritePropertyName("finding"u8);
                new ContractWriter(json, options).WriteFinding(found.Finding);
                break;
            case PacketsDropped dropped:
                json.Number("count"u8, dropped.Count);
                json.Number("total"u8, dropped.Total);
                break;
        }
    }

    private static void Transfer(JsonOutput json, Exchange exchange, string path, Reply? reply)
    {
        json.Text("command"u8, exchange.Command.Verb);
        json.Number("commandPacket"u8, exchange.Command.Packet);
        json.Text("path"u8, path);
        Reply(json, reply?.Code, reply?.Text);
    }

    private static void Data(JsonOutput json, DataConnection? data)
    {
        json.Text("dataConnection"u8, data?.Id);
        json.Text("mode"u8, data is null ? null : data.IsActive ? "active" : "passive");
        json.Text("direction"u8, ContractWriter.Direction(data?.Sender));
        json.Number("bytes"u8, data?.Bytes);
        json.Milliseconds("durationMs"u8, data?.DurationMs);
        json.Number("bytesPerSecond"u8, data?.BytesPerSecond is { } rate ? (long)rate : null);
        json.Text("sha256"u8, data?.Sha256);
        json.Json.WriteBoolean("complete"u8, data is { Complete: true });
    }

    private static void Reply(JsonOutput json, int? code, string? text)
    {
        json.Number("code"u8, code);
        json.Text("reply"u8, text);
    }
}
