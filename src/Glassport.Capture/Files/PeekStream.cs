namespace Glassport.Capture.Files;

/// <summary>A stream whose first bytes can be looked at before they are read, and that counts what was read from the one beneath.</summary>
/// <param name="inner">The stream beneath.</param>
/// <param name="leaveOpen">Whether the stream beneath belongs to somebody else.</param>
internal sealed class PeekStream(Stream inner, bool leaveOpen = false) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _peeked;
    private long _bytesRead;

    /// <summary>How many bytes have been read from the stream beneath.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>The next <paramref name="length"/> bytes, or as many as there are; they will be read again. To be called once.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int length, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[length];
        int read = await inner.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref _bytesRead, read);
        return _peeked = bytes.AsMemory(0, read);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_peeked.IsEmpty)
        {
            int replayed = Math.Min(buffer.Length, _peeked.Length);
            _peeked[..replayed].CopyTo(buffer);
            _peeked = _peeked[replayed..];
            return replayed;
        }

        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref _bytesRead, read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
