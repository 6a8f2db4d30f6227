namespace Glassport.Analysis.Watching;

/// <summary>How a capture is watched while it grows.</summary>
public sealed record WatchOptions
{
    /// <summary>Who is told.</summary>
    public required IWatcher Watcher { get; init; }

    /// <summary>The clock that goes on when no packet comes. What is told bears the packets' times.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>After how long without a packet a session is given up.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often a picture is wanted; null for never.</summary>
    public TimeSpan? PictureEvery { get; init; }

    /// <summary>Ends the reading as the end of the capture would: what is known by then is told.</summary>
    public CancellationToken Stop { get; init; }
}
