namespace Glassport.App.Watching;

/// <summary>Lines that go to several places.</summary>
/// <param name="targets">The places; disposed with this.</param>
internal sealed class SeveralTargets(IReadOnlyList<ITarget> targets) : ITarget
{
    /// <inheritdoc/>
    public bool BeginsAnew()
    {
        bool any = false;
        foreach (ITarget target in targets)
            any |= target.BeginsAnew();
        return any;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> lines, LineMark mark, CancellationToken cancellationToken)
    {
        foreach (ITarget target in targets)
            await target.WriteAsync(lines, mark, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (ITarget target in targets)
            await target.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ITarget target in targets)
            await target.DisposeAsync().ConfigureAwait(false);
    }
}
