using Glassport.Analysis.Findings;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Watching;

/// <summary>What time alone tells: that nobody answers, that nothing more comes. By the packets' clock, which a silent network does not stop.</summary>
/// <param name="tracker">Follows the capture.</param>
/// <param name="recorder">Tells what is found.</param>
/// <param name="idleLimit">After how long without a packet a session is given up.</param>
internal sealed class EventClock(CaptureTracker tracker, EventRecorder recorder, TimeSpan idleLimit)
{
    private const long Second = 1_000_000_000;

    // A SYN that nobody answered for this long is not answered any more, or far too late.
    private const long CallPatience = 3 * Second;

    // Linux repeats a SYN for about two minutes.
    private const long CallLimit = 150 * Second;

    // A final reply and the end of the data connection that it is about come together, or one of them is not in the capture.
    private const long EndPatience = 2 * Second;

    // The control connection has ended, and of a data connection no end was seen.
    private const long CloseLimit = 10 * Second;

    private readonly long idleLimit = idleLimit.Ticks * 100;
    private long next;

    /// <summary>It is that late; looked at once a second.</summary>
    public void Advance(Timestamp now)
    {
        tracker.Advance(now);
        if (now.Nanoseconds < next && now.Nanoseconds > next - (2 * Second))
            return;
        next = now.Nanoseconds + Second;
        foreach (ControlTracker control in tracker.Conversations)
        {
            if (!control.IsLingering)
                Look(control, tracker.Now with { Time = now });
        }
    }

    private void Look(ControlTracker control, Moment now)
    {
        WatchedSession session = recorder.SessionOf(control);
        long silence = now.Time.Nanoseconds - control.LastTime.Nanoseconds;
        bool unanswered = control.Life is { Syn: not null, SynAck: null, HandshakeAck: null } && control.Session.Exchanges.Count == 0 && control.Session.Greeting is null;
        if (silence > (control.Connection.Ended ? CloseLimit : unanswered ? CallLimit : idleLimit))
        {
            session.IsSilent = !control.Connection.Ended && !unanswered;
            tracker.GiveUp(control);
            return;
        }

        if (unanswered && !session.IsCallChecked && Age(control.Connection.FirstTime, now) > CallPatience)
        {
            session.IsCallChecked = true;
            recorder.Check(session, Settled.AtOnce, now);
        }

        if (session.DueSince is { } since && Age(since, now) > EndPatience)
        {
            session.DueSince = null;
            recorder.Check(session, Settled.WithNextCommand, now);
        }

        for (int i = session.Running.Count - 1; i >= 0; i--)
        {
            WatchedTransfer transfer = session.Running[i];
            bool flows = transfer.Carrier is { Ended: false } carrier && Age(carrier.Connection.LastTime, now) <= EndPatience;
            if (!flows && transfer.Exchange.FinalReply is { } final && Age(final.Time, now) > EndPatience)
                recorder.EndIfOver(session, transfer, now, waits: false);
        }

        LookAtCall(session, now);
    }

    // The data connection that was negotiated last: nobody answers its SYN.
    private void LookAtCall(WatchedSession session, Moment now)
    {
        if (session.Control.Session.Negotiations is not [.., { Connections: [.., { Ended: false, PayloadPackets: 0 } data] } negotiation]
            || data == session.CheckedCall || data.Life is not { Syn: not null, SynAck: null } || Age(data.Connection.FirstTime, now) <= CallPatience)
        {
            return;
        }

        session.CheckedCall = data;
        recorder.Check(session, Settled.WithTransfer, now, negotiation.Transfer ?? negotiation.Exchange, DataConnectionBuilder.Glimpse(data));
    }

    private static long Age(Timestamp since, Moment now) => now.Time.Nanoseconds - since.Nanoseconds;
}
