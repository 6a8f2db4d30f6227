namespace Glassport.App.Watching;

/// <summary>Lines on standard output.</summary>
/// <param name="output">The stream; disposed with this.</param>
internal sealed class StreamTarget(Stream output) : ITarget
{
    private readonly BufferedStream buffered = new(output, 64 * 1024);

    /// <inheritdoc/>
    public bool BeginsAnew() => false;

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> lines, LineMark mark, CancellationToken cancellationToken) => buffered.WriteAsync(lines, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellationToken) => await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => buffered.DisposeAsync();
}
