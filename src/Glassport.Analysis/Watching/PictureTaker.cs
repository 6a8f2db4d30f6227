using Glassport.Analysis.Findings;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Watching;

/// <summary>Takes pictures of how things stand.</summary>
/// <param name="tracker">Follows the capture.</param>
/// <param name="recorder">Knows what the sessions are about.</param>
internal sealed class PictureTaker(CaptureTracker tracker, EventRecorder recorder)
{
    private long notKept;

    /// <summary>A session is over: what of it was not kept stays counted.</summary>
    public void Ended(ControlTracker control) => notKept += NotKept(control);

    /// <summary>A picture.</summary>
    /// <param name="dropped">Packets that were dropped before they could be read.</param>
    public WatchPicture Take(long dropped)
    {
        PriorityQueue<ControlTracker, (bool, Timestamp)> chosen = new(WatchPicture.MostShown + 1);
        int open = 0;
        long lost = notKept;
        foreach (ControlTracker control in tracker.Conversations)
        {
            lost += NotKept(control);
            if (control.IsLingering)
                continue;
            open++;
            chosen.Enqueue(control, (recorder.SessionOf(control).Running.Count > 0, control.LastTime));
            if (chosen.Count > WatchPicture.MostShown)
                chosen.Dequeue();
        }

        SessionView[] shown = new SessionView[chosen.Count];
        for (int i = shown.Length - 1; i >= 0; i--)
            shown[i] = View(recorder.SessionOf(chosen.Dequeue()));
        return new WatchPicture
        {
            Time = tracker.Now.Time,
            Packets = tracker.Packets,
            Dropped = dropped,
            Open = open,
            Sessions = tracker.ConversationCount,
            GivenUp = lost + tracker.ConnectionsGivenUp,
            Shown = shown,
        };
    }

    private static long NotKept(ControlTracker control) => control.Session.ExchangesOmitted + control.Session.RepliesOmitted;

    private SessionView View(WatchedSession session)
    {
        ControlTracker control = session.Control;
        List<TransferView> transfers = [];
        foreach (WatchedTransfer transfer in session.Running)
            transfers.Add(View(transfer, session));
        string command = session.Latest is { } latest ? Transfers.Name(latest) : "";
        return new SessionView(session.Name, session.Login.IsAccepted, control.Tls is not null, command, control.Connection.FirstTime, control.LastTime, transfers);
    }

    private TransferView View(WatchedTransfer transfer, WatchedSession session)
    {
        long bytes = transfer.Bytes;
        Timestamp now = tracker.Now.Time;
        (long Bytes, Timestamp Time)? before = transfer.Seen
            ?? (transfer.Carrier is { PayloadPackets: > 0 } data ? (0, data.FirstPayloadTime) : null);
        transfer.Seen = (bytes, now);
        double? rate = before is { } seen && now > seen.Time ? (bytes - seen.Bytes) / now.MillisecondsSince(seen.Time) * 1000 : null;
        return new TransferView(
            transfer.Exchange.Command.Verb, session.PathOf(transfer.Exchange), bytes, DataConnectionBuilder.Announced(transfer.Exchange)?.Bytes, rate);
    }
}
