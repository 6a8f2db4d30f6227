using Glassport.Packets;
using Glassport.Protocol;
using Glassport.Protocol.Addresses;
using ReplyModel = Glassport.Analysis.Model.Reply;

namespace Glassport.Analysis.Tracking;

/// <summary>What the PORT, PASV and successors of a control connection have agreed on for the transfers that follow them.</summary>
/// <param name="owner">The control connection.</param>
/// <param name="expectations">Where the connections are expected.</param>
/// <param name="history">Where each negotiation is kept in order; null when nobody asks for it later.</param>
internal sealed class Negotiator(IControlEnds owner, Expectations expectations, List<Negotiation>? history)
{
    // A client has one or two data connections at a time; an endpoint named long ago will not be used any more.
    private const int MaximumExpected = 8;

    private readonly Queue<Negotiation> expected = new();
    private Negotiation? current;

    /// <summary>Whether every data connection has ended.</summary>
    public bool DataEnded
    {
        get
        {
            foreach (Negotiation each in expected)
            {
                foreach (DataTracker data in each.Connections)
                {
                    if (!data.Ended)
                        return false;
                }
            }

            return true;
        }
    }

    /// <summary>The client sent PORT, PASV or a successor.</summary>
    public void Negotiate(ExchangeBuilder exchange)
    {
        bool active = exchange.Verb == Verbs.Port || exchange.Verb == Verbs.Eprt || exchange.Verb == Verbs.Lprt;
        current = Add(new Negotiation(owner, exchange, active));
        exchange.Negotiates = current;
        if (!active)
            return;
        string argument = exchange.Command.Argument;
        bool readable = exchange.Verb == Verbs.Port ? HostPort.TryParse(argument, out DataEndpoint endpoint)
            : exchange.Verb == Verbs.Eprt ? ExtendedPort.TryParse(argument, out endpoint)
            : LongHostPort.TryParse(argument, out endpoint);
        if (readable && exchange.Command.Complete)
            Expect(current, endpoint, owner.Client.Address);
    }

    /// <summary>The client sent a command that transfers; <see cref="ExchangeBuilder.Uses"/> tells by what.</summary>
    public void Transfer(ExchangeBuilder exchange)
    {
        // A transfer that was refused before it began leaves what was negotiated for it to the next one.
        if (current?.Transfer is { FinalReply: not null, Replies: [{ IsNegative: true }] })
            current.Transfer = null;

        // The default data port (RFC 959 §3.2) when nothing was negotiated, and again the old PORT when it was used before.
        if (current is null || (current.Transfer is { Answered: true } && !current.Active))
        {
            current = Add(new Negotiation(owner, null, active: true) { Endpoint = owner.Client });
            Expect(current);
        }
        else if (current.Transfer is not null && current.Active)
        {
            current = Add(new Negotiation(owner, current.Exchange, active: true)
            {
                Endpoint = current.Endpoint,
                Arithmetic = current.Arithmetic,
                IsReused = true,
            });
            if (current.Endpoint is not null)
                Expect(current);
        }

        exchange.Uses = current;
        current.Transfer ??= exchange;
    }

    /// <summary>The server answered PORT, PASV or a successor.</summary>
    public void Settle(ExchangeBuilder exchange, ReplyModel reply)
    {
        Negotiation each = exchange.Negotiates!;
        if (!reply.IsPositive)
        {
            each.Refused = true;
            expectations.Remove(each);
            if (current == each)
                current = null;
            return;
        }

        if (each.Active || each.Endpoint is not null)
            return;
        if (TryRead(reply, out DataEndpoint found))
            Expect(each, found, owner.Server.Address);
        else if (current == each && each.Transfer is null)
            current = null;
    }

    /// <summary>The server named a port that nobody asked for: the question may have been lost, or be captured behind the answer.</summary>
    public void Volunteer(ReplyModel reply)
    {
        if (TryRead(reply, out DataEndpoint found))
            Expect(Add(new Negotiation(owner, null, active: false)), found, owner.Server.Address);
    }

    /// <summary>REIN: what was negotiated does not count any more.</summary>
    public void StartOver() => current = null;

    /// <summary>The control connection has ended: nothing is expected any more.</summary>
    public void End()
    {
        while (expected.TryDequeue(out Negotiation? old))
            expectations.Remove(old);
    }

    private static bool TryRead(ReplyModel reply, out DataEndpoint found)
    {
        found = default;
        return reply.Code switch
        {
            227 => PassiveReply.TryParse(reply.Text, out found),
            228 => LongHostPort.TryParseReply(reply.Text, out found),
            229 => ExtendedPassiveReply.TryParse(reply.Text, out found),
            _ => false,
        };
    }

    private Negotiation Add(Negotiation each)
    {
        history?.Add(each);
        return each;
    }

    private void Expect(Negotiation each, DataEndpoint endpoint, HostAddress fallback)
    {
        HostAddress address = endpoint.Address is null ? fallback : HostAddress.From(endpoint.Address);
        each.Endpoint = new Endpoint(address, (ushort)endpoint.Port);
        each.Arithmetic = endpoint.Arithmetic;
        Expect(each);
    }

    private void Expect(Negotiation each)
    {
        expectations.Add(each);
        expected.Enqueue(each);
        while (expected.Count > MaximumExpected && expected.TryDequeue(out Negotiation? old))
            expectations.Remove(old);
    }
}
