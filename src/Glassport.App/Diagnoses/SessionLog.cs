using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>What happened in one session of the client, kept so that a failure can be explained.</summary>
/// <param name="address">Where the session goes to.</param>
internal sealed class SessionLog(FtpAddress address)
{
    // A mirror of many files says the same again and again: the beginning and the end tell the story.
    private const int KeptFirst = 100;
    private const int KeptMost = 1000;

    private readonly Lock gate = new();
    private readonly List<SessionEvent> events = [];

    /// <summary>Where the session goes to.</summary>
    public FtpAddress Address => address;

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<SessionEvent> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    /// <summary>Keeps an event.</summary>
    /// <param name="happened">The event.</param>
    public void Write(SessionEvent happened)
    {
        lock (gate)
        {
            if (events.Count >= KeptMost)
                events.RemoveRange(KeptFirst, (KeptMost - KeptFirst) / 2);
            events.Add(happened);
        }
    }
}
