using System.Buffers;

namespace Glassport.Server.Tls;

/// <summary>
/// The stream below an SslStream. It looks at the hellos, hands the ClientHello over in two pieces so that there is a moment between the
/// making of the SSL object and its first answer, keeps records apart where TLS may be left again, and gathers records that are sent.
/// </summary>
internal sealed class TlsTransport(Stream inner, bool keepsRecordsApart) : Stream
{
    private const int ReadSize = 64 << 10;
    private const int HelloSize = TlsRecord.HeaderLength + TlsRecord.MostContent;
    private const int MostHello = 64 << 10;

    /// <summary>More records than this in one send help nothing.</summary>
    private const int BatchSize = 132 << 10;

    private readonly ServerFlight _flight = new();
    private byte[]? _buffer;
    private int _start;
    private int _end;
    private int _recordLeft;
    private int _firstPiece;
    private Action? _afterFirstPiece;
    private byte[]? _batch;
    private int _batched;

    /// <summary>The server's answer resumed a session.</summary>
    public bool Resumed => _flight.Resumed;

    /// <summary>The peer ended the connection below TLS.</summary>
    public bool EndSeen { get; private set; }

    /// <summary>While TLS is left: what comes next is no record any more, and reads as the end.</summary>
    public bool ClearSeen { get; private set; }

    /// <summary>TLS is being left: see <see cref="ClearSeen"/>.</summary>
    public bool IsLeaving { get; set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads the ClientHello without consuming it.</summary>
    public async ValueTask<HelloArrival> ReadHelloAsync(CancellationToken cancellationToken)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(HelloSize);
        while (true)
        {
            var (arrival, isComplete) = HelloArrival.Of(_buffer.AsSpan(_start, _end - _start));
            if (isComplete)
                return arrival;

            if (_end - _start >= MostHello || !await FillAsync(cancellationToken).ConfigureAwait(false))
                return new(null, EndSeen ? HelloProblem.Ended : HelloProblem.Malformed);
        }
    }

    /// <summary>Cuts the ClientHello's first record in two (RFC 8446 §5.1 allows it), and calls back when the first piece was taken.</summary>
    public void SplitHello(Action afterFirstPiece)
    {
        var record = _buffer.AsSpan(_start, _end - _start);
        int length = TlsRecord.ContentLength(record);
        int first = Math.Min(16, length / 2);
        if (first == 0)
            return;

        byte[] split = ArrayPool<byte>.Shared.Rent(Math.Max(HelloSize, record.Length + TlsRecord.HeaderLength));
        byte[] header = [record[0], record[1], record[2]];
        _firstPiece = TlsRecord.HeaderLength + first;
        WriteHeader(split, header, first);
        record.Slice(TlsRecord.HeaderLength, first).CopyTo(split.AsSpan(TlsRecord.HeaderLength));
        WriteHeader(split.AsSpan(_firstPiece), header, length - first);
        record[_firstPiece..].CopyTo(split.AsSpan(_firstPiece + TlsRecord.HeaderLength));
        _end = record.Length + TlsRecord.HeaderLength;
        _start = 0;
        ArrayPool<byte>.Shared.Return(_buffer!);
        _buffer = split;
        _afterFirstPiece = afterFirstPiece;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        if (destination.IsEmpty)
            return _end > _start || EndSeen ? 0 : await inner.ReadAsync(destination, cancellationToken).ConfigureAwait(false);

        if (_firstPiece > 0)
            return TakeFirstPiece(destination);

        if (_afterFirstPiece is { } call)
        {
            _afterFirstPiece = null;
            call();
        }

        if (keepsRecordsApart)
            return await ReadRecordAsync(destination, cancellationToken).ConfigureAwait(false);

        if (_end == _start && !await FillAsync(cancellationToken).ConfigureAwait(false))
            return 0;

        return Take(destination, int.MaxValue);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        _flight.Add(source.Span);
        if (_batch is null)
        {
            await inner.WriteAsync(source, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_batched + source.Length > _batch.Length)
            await SendBatchAsync(cancellationToken).ConfigureAwait(false);
        if (source.Length > _batch.Length)
        {
            await inner.WriteAsync(source, cancellationToken).ConfigureAwait(false);
            return;
        }

        source.CopyTo(_batch.AsMemory(_batched));
        _batched += source.Length;
    }

    /// <summary>Gathers what is written from now on.</summary>
    public void BeginBatch() => _batch ??= ArrayPool<byte>.Shared.Rent(BatchSize);

    /// <summary>Sends what was gathered.</summary>
    public async ValueTask EndBatchAsync(CancellationToken cancellationToken)
    {
        await SendBatchAsync(cancellationToken).ConfigureAwait(false);
        DropBatch();
    }

    /// <summary>Forgets what was gathered and not sent.</summary>
    public void DropBatch()
    {
        if (_batch is { } batch)
            ArrayPool<byte>.Shared.Return(batch);
        _batch = null;
        _batched = 0;
    }

    /// <summary>What was read and not taken.</summary>
    public byte[] TakeRest()
    {
        byte[] rest = _buffer is null ? [] : _buffer.AsSpan(_start, _end - _start).ToArray();
        ReturnBuffer();
        return rest;
    }

    public override void Flush()
    {
        // Nothing waits outside a batch.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _batch is null ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Frees the buffers. The stream below stays open: its owner closes it.</summary>
    protected override void Dispose(bool disposing)
    {
        ReturnBuffer();
        DropBatch();
        base.Dispose(disposing);
    }

    private static void WriteHeader(Span<byte> record, byte[] start, int length)
    {
        start.CopyTo(record);
        record[3] = (byte)(length >> 8);
        record[4] = (byte)length;
    }

    private int TakeFirstPiece(Memory<byte> destination)
    {
        int taken = Take(destination, _firstPiece);
        _firstPiece -= taken;
        return taken;
    }

    private async ValueTask<int> ReadRecordAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (ClearSeen)
            return 0;

        if (_recordLeft == 0)
        {
            while (_end - _start < TlsRecord.HeaderLength)
            {
                if (IsLeaving && _end > _start && !TlsRecord.IsContentType(_buffer![_start]))
                    break;

                if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                    return Take(destination, TlsRecord.HeaderLength);
            }

            if (IsLeaving && !TlsRecord.IsContentType(_buffer![_start]))
            {
                ClearSeen = true;
                return 0;
            }

            _recordLeft = TlsRecord.HeaderLength + TlsRecord.ContentLength(_buffer.AsSpan(_start));
        }

        if (_end == _start && !await FillAsync(cancellationToken).ConfigureAwait(false))
            return 0;

        int taken = Take(destination, _recordLeft);
        _recordLeft -= taken;
        return taken;
    }

    /// <summary>Reads more behind what is there; false at the end.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _buffer ??= ArrayPool<byte>.Shared.Rent(keepsRecordsApart ? HelloSize : ReadSize);
        if (_end == _buffer.Length)
            MakeRoom();

        int read = await inner.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        EndSeen |= read == 0;
        _end += read;
        return read > 0;
    }

    private async ValueTask SendBatchAsync(CancellationToken cancellationToken)
    {
        int count = _batched;
        _batched = 0;
        if (count > 0)
            await inner.WriteAsync(_batch.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
    }

    private void MakeRoom()
    {
        byte[] old = _buffer!;
        byte[] room = _start > 0 ? old : ArrayPool<byte>.Shared.Rent(old.Length * 2);
        old.AsSpan(_start, _end - _start).CopyTo(room);
        _end -= _start;
        _start = 0;
        _buffer = room;
        if (room != old)
            ArrayPool<byte>.Shared.Return(old);
    }

    private int Take(Memory<byte> destination, int most)
    {
        int count = Math.Min(Math.Min(destination.Length, _end - _start), most);
        if (count > 0)
            _buffer.AsSpan(_start, count).CopyTo(destination.Span);
        _start += count;
        if (_start == _end)
            ReturnBuffer();
        return count;
    }

    private void ReturnBuffer()
    {
        // Nothing is held while nothing is there: an idle connection costs no buffer.
        if (_buffer is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        _buffer = null;
        _start = _end = 0;
    }
}
