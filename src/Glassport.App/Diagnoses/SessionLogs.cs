using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>The logs of every session of a run.</summary>
internal sealed class SessionLogs
{
    private const int KeptMost = 64;

    private readonly Lock gate = new();
    private readonly List<SessionLog> logs = [];

    /// <summary>A log for a session that begins.</summary>
    /// <param name="address">Where it goes to.</param>
    public SessionLog Begin(FtpAddress address)
    {
        SessionLog log = new(address);
        lock (gate)
        {
            if (logs.Count >= KeptMost)
                logs.RemoveAt(0);
            logs.Add(log);
        }

        return log;
    }

    /// <summary>The log of the session that failed: the one that has the reply of the failure, else the last that began; null when none did.</summary>
    /// <param name="failure">The failure; null for a session that went well.</param>
    public SessionLog? Of(FtpException? failure)
    {
        lock (gate)
        {
            return failure?.Reply is { } reply && logs.FindLast(log => log.Events.Any(happened => happened is SessionEvent.Reply told && ReferenceEquals(told.Content, reply))) is { } own
                ? own
                : logs.LastOrDefault();
        }
    }
}
