using System.Net.Sockets;

namespace Glassport.Server.Data;

/// <summary>A socket as a stream, for TLS. NetworkStream refuses sockets that do not block, which those of sendfile must be. The socket stays its owner's.</summary>
/// <param name="socket">The socket.</param>
internal sealed class SocketStream(Socket socket) : Stream
{
    // linux/tcp.h
    private const int TcpLevel = 6;
    private const int QuickAck = 12;
    private static readonly byte[] On = BitConverter.GetBytes(1);

    /// <summary>
    /// What comes is acknowledged at once instead of with what is sent next. In a handshake: GnuTLS sends ChangeCipherSpec alone, and
    /// Nagle's algorithm (RFC 9293 §3.7.4) keeps its Finished back until that is acknowledged, 40 ms later (RFC 9293 §3.8.6.3).
    /// It waits 60 ms for the tickets that follow.
    /// </summary>
    public bool AcknowledgesAtOnce { get; set; }

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

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            // The system forgets this with the next bytes that are sent.
            if (AcknowledgesAtOnce && OperatingSystem.IsLinux())
                socket.SetRawSocketOption(TcpLevel, QuickAck, On);
            return await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            throw new IOException("The connection broke.", failure);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (!buffer.IsEmpty)
                buffer = buffer[await socket.SendAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
        catch (SocketException failure)
        {
            throw new IOException("The connection broke.", failure);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is held back.
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
