namespace Glassport.Protocol.Modes;

/// <summary>A stream over what was fed: when it is used up it ends, and goes on when more is fed.</summary>
internal sealed class Feeder : Stream
{
    private byte[] buffer = [];
    private int start;
    private int end;

    /// <summary>What was fed and not yet read.</summary>
    public ReadOnlySpan<byte> Waiting => buffer.AsSpan(start, end - start);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Adds bytes behind those that wait.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        int waiting = end - start;
        if (buffer.Length < waiting + bytes.Length)
        {
            byte[] larger = new byte[Math.Max(waiting + bytes.Length, buffer.Length * 2)];
            Waiting.CopyTo(larger);
            buffer = larger;
        }
        else
        {
            Waiting.CopyTo(buffer);
        }

        bytes.CopyTo(buffer.AsSpan(waiting));
        (start, end) = (0, waiting + bytes.Length);
    }

    public override int Read(Span<byte> destination)
    {
        int length = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, length).CopyTo(destination);
        start += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
