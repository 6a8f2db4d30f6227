using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Watching;

/// <summary>Tells the watcher: what the recorder noted, what the end of a session adds to it, and what many sessions tell together.</summary>
/// <param name="watcher">Who is told.</param>
/// <param name="rejections">The rejected logins of all sessions.</param>
internal sealed class EventTeller(IWatcher watcher, RejectionLedger rejections)
{
    /// <summary>Something happened.</summary>
    public async ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
    {
        await watcher.HappenedAsync(happened, cancellationToken).ConfigureAwait(false);
        if (happened is LoginAnswered { Accepted: false } login && rejections.Add(login) is { } enough && BruteForce.Of(enough) is { } finding)
            await watcher.HappenedAsync(new FindingFound(login.Session, login.Time, login.Packet, finding), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A session is over: what was not told of it is told now.</summary>
    public async ValueTask EndedAsync(Conversation conversation, WatchedSession session, CancellationToken cancellationToken)
    {
        SessionName name = session.Name;
        long last = LastPacket(conversation);
        foreach (WatchedTransfer transfer in session.Running)
        {
            if (conversation.Exchanges.FirstOrDefault(e => e.Command == transfer.Exchange.Command) is not { } exchange)
                continue;
            DataConnection? data = exchange.DataConnection is { } id ? conversation.DataConnections.FirstOrDefault(d => d.Id == id) : null;
            string path = exchange.Command.DecodedPath ?? exchange.Command.Argument;
            (Timestamp time, long packet) = exchange.FinalReply is { } final ? (final.Time, final.Packet) : (conversation.LastTime, last);
            await watcher.HappenedAsync(new TransferEnded(name, time, packet, exchange, path, data), cancellationToken).ConfigureAwait(false);
        }

        foreach (Finding finding in session.Told.New(conversation.Findings))
        {
            // Many rejected logins are told once, and not again with each of their sessions; and the capture goes on after a silent session.
            bool isTold = finding.Id == FindingCatalog.LoginFailed ? rejections.IsBruteForce(conversation) : finding.Id == FindingCatalog.StillOpen && session.IsSilent;
            if (!isTold)
                await watcher.HappenedAsync(new FindingFound(name, conversation.LastTime, last, finding), cancellationToken).ConfigureAwait(false);
        }

        await watcher.HappenedAsync(new SessionEnded(name, conversation.LastTime, last, conversation, session.IsSilent), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The capture is over: what was found of it as a whole. Guessed passwords were told when they were guessed.</summary>
    public async ValueTask ConcludeAsync(Explanation explanation, CancellationToken cancellationToken)
    {
        CaptureFacts capture = explanation.Capture;
        foreach (Finding finding in explanation.Findings)
        {
            if (finding.Id == FindingCatalog.BruteForce)
                continue;
            await watcher.HappenedAsync(new FindingFound(null, capture.LastTime ?? default, capture.Packets, finding), cancellationToken).ConfigureAwait(false);
        }
    }

    // The control connection's end, or the last that was said.
    private static long LastPacket(Conversation conversation)
    {
        long last = conversation.Close.Packets.Count > 0 ? conversation.Close.Packets[^1] : conversation.FirstPacket;
        foreach (Phase phase in conversation.Phases)
            last = Math.Max(last, phase.Packets.Count > 0 ? phase.Packets[^1].Last : 0);
        return last;
    }
}
