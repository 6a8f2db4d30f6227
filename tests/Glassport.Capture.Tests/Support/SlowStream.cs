namespace Glassport.Capture.Tests.Support;

/// <summary>A pipe: not seekable, and giving a few bytes at a time; it may break off with an error.</summary>
internal sealed class SlowStream(byte[] bytes, int atATime, Exception? atTheEnd = null) : Stream
{
    private int _given;

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int giving = Math.Min(Math.Min(buffer.Length, atATime), bytes.Length - _given);
        if (giving == 0 && atTheEnd is not null)
            throw atTheEnd;
        bytes.AsSpan(_given, giving).CopyTo(buffer.Span);
        _given += giving;
        return new(giving);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
