namespace Glassport.App.Capturing;

/// <summary>
/// A capture file that is being written: small writes are gathered, large ones go straight from the kernel's buffer to the file.
/// It knows where the last whole block ends, so that a disk that is full leaves a file that every program reads.
/// </summary>
/// <param name="file">The file or pipe; it is disposed with this.</param>
internal sealed class CaptureStream(Stream file) : Stream
{
    private const int BufferLength = 512 * 1024;

    // Below, copying costs less than another call of the system.
    private const int DirectLength = 8 * 1024;

    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferLength, pinned: true);
    private int gathered;
    private long written;
    private Mark last;
    private Mark safe;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => written + gathered;

    /// <inheritdoc/>
    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>How many packets are in the file for certain: those in whole blocks that the system has taken.</summary>
    public long SafePackets => safe.Packets;

    /// <summary>How many captured bytes those have.</summary>
    public long SafeBytes => safe.Bytes;

    /// <summary>Says that a block ends here that is no packet's.</summary>
    public void EndBlock() => last = last with { Position = Length };

    /// <summary>Says that a packet's block ends here.</summary>
    /// <param name="length">How many bytes of the packet were captured.</param>
    public void EndPacket(int length) => last = new(Length, last.Packets + 1, last.Bytes + length);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= DirectLength)
        {
            WriteOut();
            file.Write(bytes);
            written += bytes.Length;
            return;
        }

        if (bytes.Length > BufferLength - gathered)
            WriteOut();
        bytes.CopyTo(buffer.AsSpan(gathered));
        gathered += bytes.Length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        WriteOut();
        safe = last;
    }

    /// <summary>After a write failed: gives up what is not in the file with its whole block, and cuts the file there. Nothing on a pipe.</summary>
    public void CutToWholeBlocks()
    {
        gathered = 0;
        if (!file.CanSeek)
            return;
        file.SetLength(safe.Position);
        file.Position = safe.Position;
        written = safe.Position;
        last = safe;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private void WriteOut()
    {
        if (gathered == 0)
            return;
        file.Write(buffer.AsSpan(0, gathered));
        written += gathered;
        gathered = 0;
        if (last.Position <= written)
            safe = last;
    }

    /// <summary>The end of a block, and how many packets and bytes of packets there are up to it.</summary>
    private readonly record struct Mark(long Position, long Packets, long Bytes);
}
