using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Makes the model of a conversation from its tracker, once it is over; or of a part of it before.</summary>
internal static class ConversationBuilder
{
    /// <summary>The model of <paramref name="control"/>, without findings.</summary>
    /// <param name="control">The tracker.</param>
    /// <param name="captureEnd">When the latest packet of the capture was captured.</param>
    /// <param name="encoding">The encoding of names that the user gave, or null.</param>
    public static Conversation Build(ControlTracker control, Timestamp captureEnd, string? encoding)
    {
        SessionState session = control.Session;
        foreach (Negotiation negotiation in session.Negotiations)
        {
            foreach (DataTracker each in negotiation.Connections)
                each.Complete(negotiation.Transfer);
        }

        NameDecoder names = NameDecoder.For(control, encoding);
        foreach (ExchangeBuilder exchange in session.Exchanges)
        {
            names.Decode(exchange.Command);
            foreach (Reply reply in exchange.Replies)
                names.Decode(reply);
        }

        IReadOnlyList<Phase> phases = PhaseBuilder.Build(control);
        Login login = LoginReader.Read(session.Exchanges, control.Midstream, control.Tls is not null);
        List<DataConnection> data = [];
        foreach (Negotiation negotiation in session.Negotiations)
        {
            foreach (DataTracker each in negotiation.Connections)
            {
                DataConnection built = DataConnectionBuilder.Build(each, names);
                TransferSaver.Save(control, login.User, each, built);
                data.Add(built);
                each.FromOpener.Release();
                each.FromCalled.Release();
            }
        }

        Exchange[] exchanges = new Exchange[session.Exchanges.Count];
        for (int i = 0; i < exchanges.Length; i++)
            exchanges[i] = Build(session.Exchanges[i]);
        return Make(control, captureEnd, names.Name, new Parts(exchanges, data, phases, login));
    }

    /// <summary>The model of some exchanges of a conversation that goes on, with the data connections given; without phases.</summary>
    /// <param name="control">The tracker.</param>
    /// <param name="now">The time.</param>
    /// <param name="login">How the client has logged in so far.</param>
    /// <param name="exchanges">The exchanges, in order.</param>
    /// <param name="data">Data connections that have ended.</param>
    public static Conversation Glimpse(ControlTracker control, Timestamp now, Login login, ReadOnlySpan<ExchangeBuilder> exchanges, IReadOnlyList<DataConnection> data)
    {
        Exchange[] built = new Exchange[exchanges.Length];
        for (int i = 0; i < built.Length; i++)
            built[i] = Build(exchanges[i]);
        return Make(control, now, null, new Parts(built, data, [], login));
    }

    private static Conversation Make(ControlTracker control, Timestamp captureEnd, string? encoding, Parts parts)
    {
        SessionState session = control.Session;
        if (control.Tls is { } tls)
        {
            tls.Session.DataProtection = session.Protection;
            tls.Session.InjectedPlaintext = session.BehindAuth;
        }

        Close close = control.Life.ToClose(control.Opener);
        return new Conversation
        {
            Id = control.Id,
            Client = control.Client,
            Server = control.Server,
            Handshake = control.Life.ToHandshake(),
            Midstream = control.Midstream,
            Refused = control.Transport.AnsweredBy is { Kind: SynAnswer.Rst or SynAnswer.Icmp } && control.Life.SynAck is null,
            Greeting = session.Greeting,
            Exchanges = parts.Exchanges,
            ExchangesOmitted = session.ExchangesOmitted,
            RepliesOmitted = session.RepliesOmitted,
            UnsolicitedReplies = session.Unsolicited,
            Login = parts.Login,
            Tls = control.Tls?.Session,
            Close = close,
            Packets = control.Connection.Packets,
            ClientBytes = Bytes(control, Side.Client),
            ServerBytes = Bytes(control, Side.Server),
            Outcome = OutcomeOf(control, close),
            DataConnections = parts.Data,
            Transport = control.Transport.ToFacts(control.Connection.InitialRoundTrip, control.Opener),
            Phases = parts.Phases,
            FirstTime = control.Connection.FirstTime,
            LastTime = control.LastTime,
            FirstPacket = control.Connection.FirstPacket,
            CaptureEnd = captureEnd,
            HasCutPackets = control.HasCutPackets,
            Encoding = encoding,
        };
    }

    /// <summary>The model of an exchange as far as it has come.</summary>
    public static Exchange Build(ExchangeBuilder exchange) => new()
    {
        Command = exchange.Command,
        Replies = exchange.Replies,
        DataConnection = (exchange.Negotiates ?? exchange.Uses) is { Refused: false } negotiation ? negotiation.Carrier?.Id : null,
        Phase = exchange.Slot.Final.Name,
    };

    private sealed record Parts(IReadOnlyList<Exchange> Exchanges, IReadOnlyList<DataConnection> Data, IReadOnlyList<Phase> Phases, Login Login);

    private static long Bytes(ControlTracker control, Side side) =>
        control.Connection.Direction(fromOpener: side == control.Opener).Delivered;

    private static Outcome OutcomeOf(ControlTracker control, Close close)
    {
        if (control.Transport.AnsweredBy is { Kind: SynAnswer.Rst or SynAnswer.Icmp } && control.Life.SynAck is null)
            return Outcome.Refused;
        List<ExchangeBuilder> exchanges = control.Session.Exchanges;
        for (int i = exchanges.Count - 1; i >= 0; i--)
        {
            if (exchanges[i].Verb == Verbs.Quit)
            {
                if (exchanges[i].FinalReply is { IsPositive: true })
                    return Outcome.Quit;

                // QUIT without an answer ends the conversation as well, unless the server was gone already.
                if (close.Kind != CloseKind.None && exchanges[i].Command.Packet < close.Packets[0])
                    return Outcome.Quit;
                break;
            }
        }

        return close switch
        {
            { Kind: CloseKind.None } => Outcome.Open,
            { Kind: CloseKind.Rst } => Outcome.Reset,
            _ when !control.Life.BeganWithFin => Outcome.Reset,
            { Initiator: Side.Server } => Outcome.ServerClosed,
            _ => Outcome.ClientClosed,
        };
    }
}
