using System.Text;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Filtering;

/// <summary>The commands of a session that wait for their reply, paired as the analysis pairs them, and what they negotiate. Nothing is kept of what is settled.</summary>
internal sealed class FilteredExchanges(IControlEnds ends, Expectations expectations, SessionChoice choice)
{
    // The longest address that a command can name has less than half of it; a transfer has one preliminary reply or two.
    private const int LongestAddress = 256;
    private const int MostReplies = 4;

    private static readonly PhaseSlot NoPhase = new(PhaseName.Other);

    private readonly Negotiator negotiator = new(ends, expectations, null);
    private readonly List<ExchangeBuilder> pending = [];
    private ExchangeBuilder? auth;
    private bool greeted;
    private bool commanded;
    private bool repliesLost;

    /// <summary>Whether AUTH was sent and TLS may begin at the client's next byte.</summary>
    public bool AwaitsTls => auth is not null;

    /// <summary>Whether AUTH was accepted and TLS begins.</summary>
    public bool TlsAccepted { get; private set; }

    /// <summary>Whether commands are protected as RFC 2228 has it without TLS.</summary>
    public bool IsProtected { get; private set; }

    /// <summary>Whether a reply is awaited that names a port.</summary>
    public bool AwaitsEndpoint
    {
        get
        {
            foreach (ExchangeBuilder each in pending)
            {
                if (each.Negotiates is { Active: false, Endpoint: null })
                    return true;
            }

            return false;
        }
    }

    /// <summary>The client sent a command; answers the negotiation that it uses when it transfers.</summary>
    public Negotiation? Command(in LineAssembler.Line line, in CommandLine parsed, long packet, Timestamp time)
    {
        Verb? verb = parsed.Verb;
        commanded = true;
        if (repliesLost)
            ReplyPairing.PassOver(pending, verb);
        repliesLost = false;
        ReadOnlySpan<byte> argument = line.Text[parsed.Argument];
        if (verb == Verbs.User)
            choice.HearUser(argument);
        bool namesFile = MayNameFile(verb) && choice.HearPath(argument);
        bool isRead = verb.IsNegotiation || verb == Verbs.Auth;
        Command command = new()
        {
            Verb = parsed.Name,
            Argument = isRead ? Encoding.Latin1.GetString(argument[..Math.Min(argument.Length, LongestAddress)]) : "",
            Packet = packet,
            FirstPacket = packet,
            Time = time,
            Complete = line.Complete,
        };
        ExchangeBuilder exchange = new(command, verb, NoPhase) { NamesFile = namesFile };
        pending.Add(exchange);
        if (pending.Count > Limits.PendingCommands)
            pending.RemoveAt(0);
        if (verb.IsNegotiation)
            negotiator.Negotiate(exchange);
        else if (verb.IsTransfer)
            negotiator.Transfer(exchange);
        else if (verb == Verbs.Auth)
            auth = exchange;
        else if (verb == Verbs.Mic || verb == Verbs.Conf || verb == Verbs.Enc)
            IsProtected = true;
        return exchange.Uses;
    }

    /// <summary>The server sent a reply; answers the negotiation of the transfer that it is about, if it is about one.</summary>
    public Negotiation? Reply(ReplyParser parsed, long packet, Timestamp time, bool midstream)
    {
        bool namesEndpoint = parsed.Code is 227 or 228 or 229 && parsed.LineCount > 0;
        Reply reply = new()
        {
            Code = parsed.Code,
            Text = namesEndpoint ? LastText(parsed) : "",
            Lines = [],
            Packet = packet,
            FirstPacket = packet,
            Time = time,
            Complete = true,
        };
        if (!greeted && (!midstream || (!commanded && reply.Code is 120 or 220)))
        {
            greeted = !reply.IsPreliminary;
            return null;
        }

        if (ReplyPairing.Find(pending, reply) is not { } exchange)
        {
            negotiator.Volunteer(reply);
            return null;
        }

        if (exchange.Replies.Count < MostReplies)
            exchange.Replies.Add(reply);
        else
            exchange.Replies[^1] = reply;
        if (!reply.IsPreliminary)
        {
            pending.Remove(exchange);
            Settle(exchange, reply);
        }

        return exchange.Uses;
    }

    /// <summary>Bytes of the server are missing from the capture: what waits may have been answered in them.</summary>
    public void LoseReplies() => repliesLost = true;

    /// <summary>The client's bytes are TLS from here on.</summary>
    public void TlsStarted() => (auth, TlsAccepted) = (null, false);

    /// <summary>The session has ended.</summary>
    public void End() => negotiator.End();

    private static bool MayNameFile(Verb? verb) => verb?.Kind is VerbKind.Files or VerbKind.Download or VerbKind.Upload or VerbKind.Listing;

    private static string LastText(ReplyParser reply)
    {
        ReadOnlySpan<byte> line = reply.Line(reply.LineCount - 1);
        return Encoding.Latin1.GetString(line[Math.Min(ReplyLine.Parse(line).TextStart, line.Length)..]);
    }

    private void Settle(ExchangeBuilder exchange, Reply reply)
    {
        Verb? verb = exchange.Verb;
        if (verb is null)
            return;
        if (verb.IsNegotiation)
            negotiator.Settle(exchange, reply);
        else if (!reply.IsPositive && reply.Code is not 350 and not 334)
            auth = exchange == auth ? null : auth;
        else if (verb == Verbs.Auth && exchange.Command.Argument is not ("GSSAPI" or "KERBEROS_V4"))
            TlsAccepted = auth is not null;
        else if (verb == Verbs.Rein)
            negotiator.StartOver();
        else if (verb.Kind == VerbKind.Login && reply.Code is 230 or 232)
            choice.LogIn();
    }
}
