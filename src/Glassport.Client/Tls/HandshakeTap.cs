using System.Buffers;
using Glassport.Packets.Tls;

namespace Glassport.Client.Tls;

/// <summary>
/// Stands below SslStream and sees what it does not say: whether the server resumed a session, and whether the connection ended by itself.
/// </summary>
/// <param name="inner">The transport.</param>
internal sealed class HandshakeTap(Stream inner) : Stream
{
    private const int MostBytes = 1 << 16;
    private const byte HandshakeRecord = 22, ChangeCipherSpec = 20, CertificateMessage = 11;

    private ArrayBufferWriter<byte>? flight = new(4096);

    /// <summary>True once the transport ended: behind a close_notify that is as it should be, without one something may be missing.</summary>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Tells whether the server resumed a session: in TLS 1.3 its hello selects a pre-shared key (RFC 8446 §4.2.11), before that no
    /// Certificate follows the hello (RFC 5246 §7.3). What was kept for it is given back.
    /// </summary>
    /// <returns>Null when it cannot be told.</returns>
    public bool? TakeIsResumed()
    {
        var bytes = flight is null ? default : flight.WrittenSpan;
        bool? resumed = null;
        if (TlsHello.TryReadServer(bytes, out var hello) == OperationStatus.Done)
            resumed = hello.Version >= 0x0304 ? hello.SelectsPreSharedKey : !HasCertificate(bytes);
        flight = null;
        return resumed;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        IsAtEnd |= read == 0 && !buffer.IsEmpty;
        if (flight is not null && flight.WrittenCount < MostBytes)
            flight.Write(buffer.Span[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
            inner.Dispose();
        base.Dispose(disposing);
    }

    // Before TLS 1.3 the server's messages stay readable up to its ChangeCipherSpec.
    private static bool HasCertificate(ReadOnlySpan<byte> records)
    {
        ArrayBufferWriter<byte> messages = new();
        while (records.Length >= 5 && records[0] == HandshakeRecord)
        {
            int length = Math.Min((records[3] << 8) | records[4], records.Length - 5);
            messages.Write(records.Slice(5, length));
            records = records[(5 + length)..];
        }

        if (!records.IsEmpty && records[0] != ChangeCipherSpec && messages.WrittenCount == 0)
            return false;
        var rest = messages.WrittenSpan;
        while (rest.Length >= 4)
        {
            if (rest[0] == CertificateMessage)
                return true;
            int length = (rest[1] << 16) | (rest[2] << 8) | rest[3];
            rest = rest[Math.Min(rest.Length, 4 + length)..];
        }

        return false;
    }
}
