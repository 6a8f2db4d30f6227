namespace Glassport.Analysis.Watching;

/// <summary>Is told what happens while a capture is read.</summary>
public interface IWatcher
{
    /// <summary>Something happened. Events come one by one, in the order in which the packets showed them, each once.</summary>
    ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken);

    /// <summary>All that is known by now was told: time to bring it to where it belongs.</summary>
    ValueTask CaughtUpAsync(CancellationToken cancellationToken);

    /// <summary>How things stand now; comes between events, as often as <see cref="WatchOptions.PictureEvery"/> says.</summary>
    ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken);
}
