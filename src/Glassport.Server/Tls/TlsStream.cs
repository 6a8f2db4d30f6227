using System.Net.Security;

namespace Glassport.Server.Tls;

/// <summary>A protected connection.</summary>
internal sealed class TlsStream(SslStream ssl, TlsTransport transport, Stream inner, TlsFacts facts, NativeHandshake native, bool isControl, TimeProvider time) : Stream
{
    /// <summary>Below this nothing is gained by gathering records.</summary>
    private const int OneRecord = 16 << 10;

    private bool _ended;
    private bool _left;
    private bool _disposed;

    /// <summary>What the handshake agreed on.</summary>
    public TlsFacts Facts => facts;

    /// <summary>The peer said close_notify: what was read is all that was sent. Without it the rest may have been cut off (S30).</summary>
    public bool PeerClosedNotify => _ended && !transport.EndSeen && !transport.ClearSeen;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A control connection idles: waiting with an empty buffer keeps SslStream from holding one.
        if (isControl && !buffer.IsEmpty)
            _ = await ssl.ReadAsync(Memory<byte>.Empty, cancellationToken).ConfigureAwait(false);

        int read = await ssl.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _ended |= read == 0 && !buffer.IsEmpty;
        return read;
    }

    /// <summary>Sends all of <paramref name="buffer"/>; a large one in few sends of several records each.</summary>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length <= OneRecord)
        {
            await ssl.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            return;
        }

        transport.BeginBatch();
        try
        {
            await ssl.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            await transport.EndBatchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            transport.DropBatch();
        }
    }

    /// <summary>Says close_notify (RFC 8446 §6.1), which ends what this side sends; false when it could not be sent in time.</summary>
    public async ValueTask<bool> CloseNotifyAsync(TimeSpan timeout)
    {
        try
        {
            await ssl.ShutdownAsync().WaitAsync(timeout, time).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Leaves TLS (CCC, RFC 4217 §6), after the reply was sent: says close_notify, reads until the client's, and gives back the connection
    /// below with every byte that had come. What still came protected is at its start. Null when the connection ended instead.
    /// </summary>
    public async ValueTask<TlsLeave?> LeaveAsync(CancellationToken cancellationToken)
    {
        List<byte> kept = [];
        byte[] buffer = new byte[OneRecord];
        await ssl.ShutdownAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        transport.IsLeaving = true;
        int read;
        while ((read = await ssl.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            kept.AddRange(buffer.AsSpan(0, read));
            if (kept.Count > OneRecord)
                throw new IOException("The client went on sending instead of leaving TLS.");
        }

        _ended = true;
        if (transport.EndSeen)
            return null;

        _left = true;
        kept.AddRange(transport.TakeRest());
        bool notified = PeerClosedNotify;
        await DisposeAsync().ConfigureAwait(false);
        return new(new ResumedStream([.. kept], inner), notified);
    }

    /// <summary>
    /// Sends a session ticket with what is written next, so that a client that uses each ticket once (RFC 8446 appendix C.4) has one for
    /// the next data connection. Nothing may be read or written at that moment.
    /// </summary>
    public void OfferTicket()
    {
        if (_disposed)
            return;
        native.OfferTicket();
        GC.KeepAlive(ssl);
    }

    public override void Flush()
    {
        // WriteAsync keeps nothing back.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _disposed = true;
            ssl.Dispose();
            transport.Dispose();
            if (!_left)
                inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
