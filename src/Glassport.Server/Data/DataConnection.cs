using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Glassport.Server.Access;
using Glassport.Server.Native;
using Glassport.Server.Sessions;
using Glassport.Server.Storage;
using Glassport.Server.Tls;

namespace Glassport.Server.Data;

/// <summary>A data connection: bytes one way, then its end. Counts what moved, so that others can watch it.</summary>
internal sealed class DataConnection : IDisposable
{
    // One call of sendfile moves at most this much, so that a fast reader cannot keep a thread for itself.
    private const long MostAtOnce = 4 * 1024 * 1024;

    // While the socket is full, this much is copied into it: that call is the one that waits.
    private const int WaitingBytes = 64 * 1024;

    private static readonly TimeSpan CloseNotifyTimeout = TimeSpan.FromSeconds(10);

    // What a client still says is read and thrown away, whosever it is.
    private static readonly byte[] Nowhere = new byte[512];

    private readonly Socket socket;
    private readonly CancellationTokenSource? ending;
    private TlsStream? secure;
    private long moved;
    private int isAborted;
    private bool isFinished;

    /// <summary>Takes a connected socket over.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="budget">The rates to keep, or null for none; disposed with the connection.</param>
    public DataConnection(Socket socket, BandwidthBudget? budget)
    {
        this.socket = socket;
        Budget = budget;
        ending = budget is null ? null : new();
        socket.Blocking = false;
    }

    /// <summary>Bytes of content that moved so far.</summary>
    public long Moved => Volatile.Read(ref moved);

    /// <summary>True when nothing was cut off: in the clear a FIN is all that can tell; TLS must have said close_notify (S30).</summary>
    public bool EndedProperly => secure is null || secure.PeerClosedNotify;

    /// <summary>True once <see cref="Abort"/> was called.</summary>
    public bool IsAborted => Volatile.Read(ref isAborted) != 0;

    /// <summary>True when close_notify was said and the client may yet answer it.</summary>
    public bool AwaitsClose => secure is not null && isFinished && !IsAborted;

    /// <summary>True when the client said close_notify and was not answered.</summary>
    public bool AwaitsAnswer => secure is { PeerClosedNotify: true } && !isFinished && !IsAborted;

    /// <summary>The two ends, or null when the connection is broken already.</summary>
    public (IPEndPoint Client, IPEndPoint Server)? Ends
    {
        get
        {
            try
            {
                return socket is { RemoteEndPoint: IPEndPoint client, LocalEndPoint: IPEndPoint server } ? (client, server) : null;
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return null;
            }
        }
    }

    /// <summary>True when bytes of a file can go to the socket as they are.</summary>
    public bool CanSendFile => secure is null && SendFile.IsSupported;

    /// <summary>The bare transport, for a TLS handshake.</summary>
    public SocketStream OpenTransport() => new(socket);

    /// <summary>Sends and receives through TLS from here on.</summary>
    /// <param name="stream">The TLS stream.</param>
    public void Protect(TlsStream stream) => secure = stream;

    /// <summary>The rates to keep, or null.</summary>
    public BandwidthBudget? Budget { get; }

    /// <summary>What content goes through on its way to the client.</summary>
    /// <param name="setup">What was agreed on.</param>
    /// <param name="isText">Whether line ends are converted.</param>
    public DataWriter OpenWriter(TransferSetup setup, bool isText) => new(this, isText, setup.IsDeflated ? setup.DeflateLevel : null);

    /// <summary>What content goes through on its way from the client.</summary>
    /// <param name="setup">What was agreed on.</param>
    /// <param name="isText">Whether line ends are converted.</param>
    public DataReader OpenReader(TransferSetup setup, bool isText) => new(this, isText, setup.IsDeflated);

    /// <summary>Sends a part of a file without copying it.</summary>
    /// <param name="file">The file; its handle is not null.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="count">How many bytes, at most until the end of the file.</param>
    /// <returns>How many bytes were sent: fewer when the file became shorter meanwhile.</returns>
    /// <exception cref="IOException">The connection broke, or the file cannot be read.</exception>
    public async ValueTask<long> SendFileAsync(IStoredFile file, long offset, long count)
    {
        long first = offset;
        long stop = offset + count;
        Worker worker = default;
        while (offset < stop)
        {
            await worker.BeginAsync();
            long most = Math.Min(stop - offset, Budget?.PieceBytes ?? MostAtOnce);
            long sent = Send(file, ref offset, most, out int error, out bool unsupported, out bool atEnd);
            worker.End();
            if (unsupported)
                return offset - first + await CopyAsync(file, offset, stop - offset).ConfigureAwait(false);
            if (error != 0)
                throw new IOException($"sendfile failed with error {error}.");
            if (atEnd)
                break;
            Interlocked.Add(ref moved, sent);
            if (Budget is not null && sent > 0)
                await WaitAsync((int)sent).ConfigureAwait(false);
            if (sent == 0)
                offset += await CopyAsync(file, offset, Math.Min(stop - offset, WaitingBytes)).ConfigureAwait(false);
        }

        return offset - first;
    }

    /// <summary>Sends all of it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var piece = Budget is null ? bytes : bytes[..Math.Min(bytes.Length, Budget.PieceBytes)];
                int sent = piece.Length;
                if (secure is not null)
                    await secure.WriteAsync(piece).ConfigureAwait(false);
                else
                    sent = await socket.SendAsync(piece, SocketFlags.None).ConfigureAwait(false);
                Interlocked.Add(ref moved, sent);
                bytes = bytes[sent..];
                if (Budget is not null)
                    await WaitAsync(sent).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            throw new IOException("The data connection broke.", failure);
        }
    }

    /// <summary>Receives.</summary>
    /// <param name="buffer">Where to.</param>
    /// <returns>How many bytes came; 0 at the end.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        try
        {
            if (Budget is not null)
                buffer = buffer[..Math.Min(buffer.Length, Budget.PieceBytes)];
            int received = secure is not null
                ? await secure.ReadAsync(buffer).ConfigureAwait(false)
                : await socket.ReceiveAsync(buffer, SocketFlags.None).ConfigureAwait(false);
            Interlocked.Add(ref moved, received);
            if (Budget is not null)
                await WaitAsync(received).ConfigureAwait(false);
            return received;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            throw new IOException("The data connection broke.", failure);
        }
    }

    /// <summary>Everything was sent: says so and closes.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask FinishAsync()
    {
        try
        {
            if (secure is not null)
                await secure.CloseNotifyAsync(CloseNotifyTimeout).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);
            isFinished = true;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            throw new IOException("The data connection broke.", failure);
        }
    }

    /// <summary>Answers the client's close_notify.</summary>
    public async ValueTask AnswerEndAsync()
    {
        try
        {
            await FinishAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // All that it sent is stored: that it hears of it no more changes nothing.
        }
    }

    /// <summary>Waits until the client has closed its side, however it does.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when it was given up.</returns>
    public async ValueTask<bool> WaitForCloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await socket.ReceiveAsync(Nowhere.AsMemory(), SocketFlags.None, cancellationToken).ConfigureAwait(false) > 0)
                continue;
            return true;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return failure is not OperationCanceledException;
        }
    }

    /// <summary>Ends whatever goes on; the operation under way fails. May be called from anywhere, more than once.</summary>
    public void Abort()
    {
        if (Interlocked.Exchange(ref isAborted, 1) == 0)
        {
            ending?.Cancel();
            socket.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Budget?.Dispose();
        ending?.Dispose();
        secure?.Dispose();
        socket.Dispose();
    }

    private async ValueTask WaitAsync(int bytes)
    {
        try
        {
            await Budget!.WaitAsync(bytes, ending!.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure)
        {
            throw new IOException("The data connection was ended.", failure);
        }
    }

    private long Send(IStoredFile file, ref long offset, long count, out int error, out bool unsupported, out bool atEnd)
    {
        try
        {
            return SendFile.Send(socket.SafeHandle, file.Handle!, ref offset, count, out error, out unsupported, out atEnd);
        }
        catch (ObjectDisposedException failure)
        {
            throw new IOException("The data connection broke.", failure);
        }
    }

    private async ValueTask<long> CopyAsync(IStoredFile file, long offset, long count)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(WaitingBytes);
        try
        {
            long copied = 0;
            while (copied < count)
            {
                int length = (int)Math.Min(count - copied, buffer.Length);
                int read = await file.ReadAsync(buffer.AsMemory(0, length), offset + copied, CancellationToken.None).ConfigureAwait(false);
                if (read == 0)
                    break;
                await SendAsync(buffer.AsMemory(0, read)).ConfigureAwait(false);
                copied += read;
            }

            return copied;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
