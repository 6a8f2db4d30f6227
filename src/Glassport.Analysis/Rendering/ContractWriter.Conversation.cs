using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

internal sealed partial class ContractWriter
{
    /// <summary>The words of a conversation's phases, in their order.</summary>
    public PhaseWords[] Tell(Conversation conversation)
    {
        PhaseWords[] words = new PhaseWords[conversation.Phases.Count];
        for (int i = 0; i < words.Length; i++)
            words[i] = Storyteller.Tell(conversation.Phases[i], conversation, options.Language);
        return words;
    }

    /// <summary>Writes a conversation as an object; with <paramref name="schema"/> as its first member when it stands alone.</summary>
    public void WriteConversation(Conversation conversation, PhaseWords[] words, string? schema = null)
    {
        _json.WriteStartObject();
        if (schema is not null)
            output.Text("schema"u8, schema);
        output.Text("id"u8, conversation.Id);
        output.Text("client"u8, conversation.Client.ToString());
        output.Text("server"u8, conversation.Server.ToString());
        WriteHandshake(conversation.Handshake);
        _json.WriteBoolean("midstream"u8, conversation.Midstream);
        _json.WriteBoolean("refused"u8, conversation.Refused);
        if (conversation.Greeting is { } greeting)
        {
            _json.WritePropertyName("greeting"u8);
            WriteReply(greeting, null);
        }
        else
        {
            _json.WriteNull("greeting"u8);
        }

        _json.WriteStartArray("exchanges"u8);
        foreach (Exchange exchange in conversation.Exchanges)
            WriteExchange(exchange);
        _json.WriteEndArray();
        _json.WriteStartArray("unsolicitedReplies"u8);
        foreach (Reply reply in conversation.UnsolicitedReplies)
            WriteReply(reply, null);
        _json.WriteEndArray();
        WriteLogin(conversation.Login);
        WriteTls(conversation.Tls);
        WriteClose(conversation.Close);
        output.Number("packets"u8, conversation.Packets);
        _json.WriteStartObject("payloadBytes"u8);
        output.Number("client"u8, conversation.ClientBytes);
        output.Number("server"u8, conversation.ServerBytes);
        _json.WriteEndObject();
        output.Text("outcome"u8, Model.Words.Of(conversation.Outcome));
        WriteDataConnections(conversation);
        _json.WriteStartArray("phases"u8);
        for (int i = 0; i < words.Length; i++)
            WritePhase(conversation.Phases[i], words[i]);
        _json.WriteEndArray();
        _json.WriteStartArray("findings"u8);
        foreach (Finding finding in conversation.Findings)
            WriteFinding(finding);
        _json.WriteEndArray();
        output.Text("encoding"u8, conversation.Encoding);
        output.Time("firstTime"u8, conversation.FirstTime);
        output.Time("lastTime"u8, conversation.LastTime);
        WriteTransport(conversation.Transport);
        output.Number("exchangesOmitted"u8, conversation.ExchangesOmitted);
        output.Number("repliesOmitted"u8, conversation.RepliesOmitted);
        _json.WriteEndObject();
    }

    private void WriteHandshake(Handshake handshake)
    {
        _json.WriteStartObject("handshake"u8);
        output.Number("syn"u8, handshake.Syn);
        output.Number("synAck"u8, handshake.SynAck);
        output.Number("ack"u8, handshake.Ack);
        _json.WriteEndObject();
    }

    private void WriteLogin(Login login)
    {
        _json.WriteStartObject("login"u8);
        output.Text("user"u8, login.User);
        output.Text("password"u8, SecretMask.Password(login, options));
        output.Text("outcome"u8, Model.Words.Of(login.Outcome));
        output.Number("packet"u8, login.Packet);
        output.Number("failures"u8, login.Failures);
        _json.WriteStartArray("rejections"u8);
        foreach ((long command, long reply) in login.Rejections)
        {
            _json.WriteStartObject();
            output.Number("command"u8, command);
            output.Number("reply"u8, reply);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteTls(TlsSession? tls)
    {
        if (tls is null)
        {
            _json.WriteNull("tls"u8);
            return;
        }

        _json.WriteStartObject("tls"u8);
        output.Text("requestedBy"u8, tls.RequestedBy);
        output.Number("packet"u8, tls.Packet);
        output.Text("version"u8, tls.Version);
        output.Text("cipherSuite"u8, tls.CipherSuite);
        output.Text("serverName"u8, tls.ServerName);
        _json.WriteBoolean("decrypted"u8, tls.Decrypted);
        output.Text("dataProtection"u8, Model.Words.Of(tls.DataProtection));
        output.Packets("injectedPlaintext"u8, tls.InjectedPlaintext);
        _json.WriteEndObject();
    }

    private void WriteClose(Close close)
    {
        _json.WriteStartObject("close"u8);
        output.Text("kind"u8, Model.Words.Of(close.Kind));
        output.Text("initiator"u8, close.Initiator is { } side ? Model.Words.Of(side) : null);
        output.Packets("packets"u8, close.Packets);
        _json.WriteBoolean("fourPackets"u8, close.FourPackets);
        _json.WriteEndObject();
    }

    private void WriteTransport(TransportFacts transport)
    {
        _json.WriteStartObject("transport"u8);
        output.Number("retransmissions"u8, transport.RetransmissionCount);
        output.Number("spuriousRetransmissions"u8, transport.SpuriousCount);
        output.Number("outOfOrder"u8, transport.OutOfOrderCount);
        output.Number("duplicateAcks"u8, transport.DuplicateAckCount);
        output.Number("keepAlives"u8, transport.KeepAliveCount);
        output.Number("zeroWindows"u8, transport.ZeroWindows.Count);
        output.Number("lostSegments"u8, transport.LostSegmentCount);
        output.Number("missingBytes"u8, transport.MissingBytes);
        output.Milliseconds("zeroWindowMs"u8, transport.ZeroWindowMs);
        output.Milliseconds("retransmissionDelayMs"u8, transport.RetransmissionDelayMs);
        output.Milliseconds("initialRoundTripMs"u8, transport.InitialRoundTripMs);
        _json.WriteEndObject();
    }
}
