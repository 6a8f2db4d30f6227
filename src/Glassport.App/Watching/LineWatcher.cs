using Glassport.Analysis.Rendering;
using Glassport.Analysis.Watching;

namespace Glassport.App.Watching;

/// <summary>Writes what happens in lines.</summary>
/// <param name="form">Their form.</param>
/// <param name="target">Where they go.</param>
internal sealed class LineWatcher(LineForm form, ITarget target) : IWatcher
{
    /// <inheritdoc/>
    public async ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
    {
        if (form.Of(happened) is { } line)
            await target.WriteAsync(line, new LineMark(WatchJson.NameOf(happened), WatchLine.SeverityOf(happened)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
