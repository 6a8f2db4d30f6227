using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Protocol;

namespace Glassport.Analysis.Watching;

/// <summary>Makes events of what the trackers say, and findings as soon as they are final.</summary>
/// <param name="encoding">The encoding of names that the user gave, or null.</param>
/// <param name="tell">Where events go.</param>
internal sealed class EventRecorder(string? encoding, Action<WatchEvent> tell) : IConversationObserver
{
    private readonly Dictionary<ControlTracker, WatchedSession> sessions = [];

    /// <summary>What was told of a session so far.</summary>
    public WatchedSession SessionOf(ControlTracker control)
    {
        if (!sessions.TryGetValue(control, out WatchedSession? session))
            sessions.Add(control, session = new WatchedSession(control, encoding));
        return session;
    }

    /// <summary>A session is over and told elsewhere.</summary>
    public WatchedSession Remove(ControlTracker control)
    {
        WatchedSession session = SessionOf(control);
        sessions.Remove(control);
        return session;
    }

    /// <inheritdoc/>
    public void Greeted(ControlTracker control, Reply reply)
    {
        WatchedSession session = SessionOf(control);
        Open(session, reply, new Moment(reply.Packet, reply.Time));
        if (reply.IsNegative)
            Check(session, Settled.AtOnce, new Moment(reply.Packet, reply.Time));
    }

    /// <inheritdoc/>
    public void Asked(ControlTracker control, ExchangeBuilder exchange)
    {
        WatchedSession session = SessionOf(control);
        Moment now = new(exchange.Command.Packet, exchange.Command.Time);
        session.Latest = exchange.Command;
        Open(session, null, now);
        if (session.DueSince is not null)
        {
            session.DueSince = null;
            Check(session, Settled.WithNextCommand, now);
        }

        if (exchange.Verb.IsTransfer)
            session.Begin(exchange);
    }

    /// <inheritdoc/>
    public void Answered(ControlTracker control, ExchangeBuilder exchange, Reply reply)
    {
        WatchedSession session = SessionOf(control);
        Moment now = new(reply.Packet, reply.Time);
        if (exchange.Verb.IsTransfer)
        {
            AnsweredTransfer(session, exchange, reply, now);
        }
        else if (reply.IsPreliminary)
        {
            return;
        }
        else if (exchange.Verb?.Kind == VerbKind.Login)
        {
            AnsweredLogin(session, exchange, now);
        }
        else if (exchange.Verb == Verbs.Abor)
        {
            foreach (WatchedTransfer transfer in session.Running.ToArray())
                EndIfOver(session, transfer, now, waits: true);
        }
        else if (reply.IsNegative && exchange.Verb == Verbs.Auth)
        {
            Check(session, Settled.AtOnce, now);
        }
        else if (reply.IsNegative && exchange.Verb.IsNegotiation)
        {
            Check(session, Settled.WithTransfer, now, exchange);
        }
    }

    /// <inheritdoc/>
    public void Encrypted(ControlTracker control, Moment now)
    {
        WatchedSession session = SessionOf(control);
        TlsSession tls = control.Tls!.Session;
        Open(session, null, now);
        tell(new SessionEncrypted(session.Name, now.Time, now.Packet, tls.RequestedBy, tls.Version, tls.CipherSuite));
        Check(session, Settled.AtOnce, now);
    }

    /// <inheritdoc/>
    public void DataEnded(DataTracker data, Moment now)
    {
        if (!sessions.TryGetValue(data.Owner, out WatchedSession? session))
            return;
        session.Keep(data);
        foreach (WatchedTransfer transfer in session.Running)
        {
            if (transfer.Carrier != data)
                continue;
            EndIfOver(session, transfer, now, waits: true);
            return;
        }
    }

    /// <inheritdoc/>
    public void Withdrawn(ControlTracker control) => sessions.Remove(control);

    /// <summary>Tells a transfer's end if it is over.</summary>
    /// <param name="session">The session.</param>
    /// <param name="transfer">The transfer.</param>
    /// <param name="now">The time.</param>
    /// <param name="waits">Whether what may still come is waited for: the end of the data connection, the answer to ABOR.</param>
    public void EndIfOver(WatchedSession session, WatchedTransfer transfer, Moment now, bool waits)
    {
        ExchangeBuilder exchange = transfer.Exchange;
        if (exchange.FinalReply is not { } final)
            return;
        bool refused = exchange.Replies is [{ IsNegative: true }];
        DataTracker? carrier = transfer.Carrier;
        if (waits && carrier is { Ended: false } && !(refused && carrier.PayloadPackets == 0))
            return;
        if (waits && AwaitsAbort(session.Control))
            return;
        session.Running.Remove(transfer);
        DataConnection? data = carrier is null || (refused && !carrier.Ended) ? null : DataConnectionBuilder.Glimpse(carrier);
        tell(new TransferEnded(session.Name, final.Time, final.Packet, Frozen(exchange), session.PathOf(exchange), data));
        session.DueSince = now.Time;
        Check(session, Settled.WithTransfer, now, exchange, carrier is { Ended: false } ? data : null);
    }

    /// <summary>Tells the findings that are final by now and were not told.</summary>
    /// <param name="session">The session.</param>
    /// <param name="by">The moment that has come.</param>
    /// <param name="now">The time.</param>
    /// <param name="last">The exchange up to which this is true; null for all.</param>
    /// <param name="also">A data connection that has not ended, to be looked at all the same.</param>
    public void Check(WatchedSession session, Settled by, Moment now, ExchangeBuilder? last = null, DataConnection? also = null)
    {
        foreach (Finding finding in session.Told.New(FindingCatalog.Check(session.Glimpse(now.Time, last, also), by)))
            tell(new FindingFound(session.Name, now.Time, now.Packet, finding));
    }

    private void AnsweredLogin(WatchedSession session, ExchangeBuilder exchange, Moment now)
    {
        LoginOutcome outcome = session.Login.Add(exchange);
        if (outcome is LoginOutcome.Accepted or LoginOutcome.Rejected)
            tell(new LoginAnswered(session.Name, now.Time, now.Packet, outcome == LoginOutcome.Accepted, Frozen(exchange)));
        if (exchange.Verb == Verbs.Pass)
            Check(session, Settled.AtOnce, now);
    }

    private void AnsweredTransfer(WatchedSession session, ExchangeBuilder exchange, Reply reply, Moment now)
    {
        if (session.Running.Find(running => running.Exchange == exchange) is not { } transfer)
            return;
        if (!reply.IsPreliminary)
        {
            EndIfOver(session, transfer, now, waits: true);
        }
        else if (!transfer.HasBegun)
        {
            transfer.HasBegun = true;
            tell(new TransferBegan(session.Name, now.Time, now.Packet, Frozen(exchange), session.PathOf(exchange)));
        }
    }

    private void Open(WatchedSession session, Reply? greeting, Moment now)
    {
        if (session.IsOpened)
            return;
        session.IsOpened = true;
        tell(new SessionOpened(session.Name, now.Time, now.Packet, greeting, session.Control.Midstream));
        if (session.Control.Midstream)
            Check(session, Settled.AtOnce, now);
    }

    private static bool AwaitsAbort(ControlTracker control)
    {
        List<ExchangeBuilder> all = control.Session.Exchanges;
        return all.Count > 0 && all[^1].Verb == Verbs.Abor && !all[^1].Answered;
    }

    // The reader is on another thread than the trackers.
    private static Exchange Frozen(ExchangeBuilder exchange) => ConversationBuilder.Build(exchange) with { Replies = [.. exchange.Replies] };
}
