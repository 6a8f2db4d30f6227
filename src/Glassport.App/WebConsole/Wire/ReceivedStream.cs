namespace Glassport.App.WebConsole.Wire;

/// <summary>A file while it is still received: at its end, reading waits for more until all of it is there.</summary>
/// <param name="file">The file, at its beginning; disposed with this.</param>
/// <param name="reception">How far it has come.</param>
internal sealed class ReceivedStream(FileStream file, Reception reception) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Both are asked for before the file is read, so that nothing that comes between is missed.
            bool isWhole = reception.IsWhole;
            Task more = reception.Signal.Changed;
            int read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0 || isWhole)
                return read;
            await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
