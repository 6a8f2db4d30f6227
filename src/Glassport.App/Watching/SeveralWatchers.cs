using Glassport.Analysis.Watching;

namespace Glassport.App.Watching;

/// <summary>Tells several watchers the same.</summary>
/// <param name="watchers">The watchers.</param>
internal sealed class SeveralWatchers(IReadOnlyList<IWatcher> watchers) : IWatcher
{
    /// <inheritdoc/>
    public async ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
    {
        foreach (IWatcher watcher in watchers)
            await watcher.HappenedAsync(happened, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask CaughtUpAsync(CancellationToken cancellationToken)
    {
        foreach (IWatcher watcher in watchers)
            await watcher.CaughtUpAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken)
    {
        foreach (IWatcher watcher in watchers)
            await watcher.SeenAsync(picture, cancellationToken).ConfigureAwait(false);
    }
}
