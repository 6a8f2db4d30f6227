using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Rendering;

internal sealed partial class ContractWriter
{
    private void WriteExchange(Exchange exchange)
    {
        Command command = exchange.Command;
        bool hidden = SecretMask.Hides(command, options);
        _json.WriteStartObject();
        _json.WriteStartObject("command"u8);
        output.Text("verb"u8, command.Verb);
        output.Text("argument"u8, SecretMask.Argument(command, options));
        output.Number("packet"u8, command.Packet);
        output.Number("firstPacket"u8, command.FirstPacket);
        output.Time("time"u8, command.Time);
        WriteAck(command.Ack);
        _json.WriteBoolean("complete"u8, command.Complete);
        output.Text("rawHex"u8, hidden ? null : command.RawHex);
        output.Text("decodedPath"u8, hidden ? null : command.DecodedPath);
        _json.WriteBoolean("telnetInterrupt"u8, command.TelnetInterrupt);
        _json.WriteEndObject();
        _json.WriteStartArray("replies"u8);
        foreach (Reply reply in exchange.Replies)
            WriteReply(reply, hidden ? command : null);
        _json.WriteEndArray();
        output.Milliseconds("replyAfterMs"u8, exchange.ReplyAfterMs);
        output.Text("dataConnection"u8, exchange.DataConnection);
        _json.WriteEndObject();
    }

    private void WriteReply(Reply reply, Command? secret)
    {
        bool masked = false;
        _json.WriteStartObject();
        output.Number("code"u8, reply.Code);
        output.Text("text"u8, Masked(reply.Text));
        _json.WriteStartArray("lines"u8);
        foreach (string line in reply.Lines)
            _json.WriteStringValue(WellFormed.Of(Masked(line)));
        _json.WriteEndArray();
        output.Text("meaning"u8, Meaning(reply.Code));
        output.Number("packet"u8, reply.Packet);
        output.Number("firstPacket"u8, reply.FirstPacket);
        output.Time("time"u8, reply.Time);
        WriteAck(reply.Ack);
        _json.WriteBoolean("complete"u8, reply.Complete);
        output.Text("rawHex"u8, masked ? null : reply.RawHex);
        output.Text("decodedText"u8, masked ? null : reply.DecodedText);
        _json.WriteEndObject();

        string Masked(string line)
        {
            if (secret is null)
                return line;
            string shown = SecretMask.Reply(line, secret, options);
            masked |= !ReferenceEquals(shown, line);
            return shown;
        }
    }

    private void WriteAck(Acknowledgment? ack)
    {
        if (ack is null)
        {
            _json.WriteNull("ack"u8);
            return;
        }

        _json.WriteStartObject("ack"u8);
        output.Number("packet"u8, ack.Packet);
        output.Text("kind"u8, Model.Words.Of(ack.Kind));
        output.Milliseconds("afterMs"u8, ack.AfterMs);
        _json.WriteEndObject();
    }

    private string? Meaning(int code) => code == 0 ? null
        : options.Language == Language.Chinese ? ReplyCodes.MeaningInChinese(code) : ReplyCodes.Meaning(code);
}
