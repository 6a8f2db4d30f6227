namespace Glassport.App.Tests.Extraction;

/// <summary>A file on a disk that has room for some bytes of each file only.</summary>
internal sealed class FullDisk(string path, FileMode mode, long room) : Stream
{
    private readonly FileStream file = new(path, mode, FileAccess.Write);

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (file.Position + buffer.Length > room)
            throw new IOException("No space left on device");
        file.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
