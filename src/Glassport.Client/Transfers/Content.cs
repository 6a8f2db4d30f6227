using System.Buffers;
using Glassport.Client.Data;

namespace Glassport.Client.Transfers;

/// <summary>Moves a file's bytes between a data connection and a local stream. A failure of the latter is this machine's and told as such.</summary>
internal static class Content
{
    // Reading and writing take turns: the less often, the less both cost. More than this gains nothing.
    private const int StoredBytes = 2 * 1024 * 1024;
    private const int SentBytes = 1024 * 1024;

    /// <summary>Brings what comes to a stream.</summary>
    /// <returns>Bytes that came.</returns>
    public static async Task<long> PullAsync(DataConnection data, Stream target, TransferRequest request, ClientOptions options, Patience stall)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(StoredBytes);
        byte[]? converted = request.IsText ? ArrayPool<byte>.Shared.Rent(StoredBytes + 1) : null;
        LineEnds lineEnds = default;
        long moved = 0;
        // One byte more than the file has tells that the server's word is no good; the others would only fill the disk.
        long wanted = request.Length ?? (request is { ExpectedSize: { } size, IsText: false } ? Math.Max(size - request.Offset, 0) + 1 : long.MaxValue);
        while (moved < wanted)
        {
            int most = (int)Math.Min(Math.Min(StoredBytes, options.Rate?.PieceBytes ?? StoredBytes), wanted - moved);
            int read = await data.Content.ReadAsync(buffer.AsMemory(0, most), stall.Token).ConfigureAwait(false);
            if (read == 0)
                break;
            stall.Renew(options.StallTimeout);
            moved += read;
            var piece = converted is null ? buffer.AsMemory(0, read) : converted.AsMemory(0, lineEnds.ToLocal(buffer.AsSpan(0, read), converted));
            await StoreAsync(target, piece, stall.Token).ConfigureAwait(false);
            request.Progress?.Invoke(request.Offset + moved);
            if (options.Rate is { } rate)
                await rate.WaitAsync(read, stall.Token).ConfigureAwait(false);
        }

        if (converted is not null)
            await StoreAsync(target, converted.AsMemory(0, lineEnds.Finish(converted)), stall.Token).ConfigureAwait(false);
        Return(buffer, converted);
        return moved;
    }

    /// <summary>Sends a stream.</summary>
    /// <returns>Bytes that went.</returns>
    public static async Task<long> PushAsync(Stream source, DataConnection data, TransferRequest request, ClientOptions options, Patience stall)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(SentBytes);
        byte[]? converted = request.IsText ? ArrayPool<byte>.Shared.Rent(2 * SentBytes) : null;
        LineEnds lineEnds = default;
        long moved = 0;
        while (true)
        {
            int most = Math.Min(SentBytes, options.Rate?.PieceBytes ?? SentBytes);
            int read = await LoadAsync(source, buffer.AsMemory(0, most), stall.Token).ConfigureAwait(false);
            if (read == 0)
                break;
            var piece = converted is null ? buffer.AsMemory(0, read) : converted.AsMemory(0, lineEnds.ToNetwork(buffer.AsSpan(0, read), converted));
            stall.Renew(options.StallTimeout);
            await data.Content.WriteAsync(piece, stall.Token).ConfigureAwait(false);
            moved += piece.Length;
            request.Progress?.Invoke(request.Offset + moved);
            if (options.Rate is { } rate)
                await rate.WaitAsync(read, stall.Token).ConfigureAwait(false);
        }

        Return(buffer, converted);
        return moved;
    }

    // Only at a good end: a read or a write that was left behind still uses them.
    private static void Return(byte[] buffer, byte[]? converted)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        if (converted is not null)
            ArrayPool<byte>.Shared.Return(converted);
    }

    // Standard input and output do not hear of a cancellation: whoever does not want to wait for them any longer leaves them behind.
    private static async ValueTask StoreAsync(Stream target, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            // The system has no other way to write a file than one that blocks: what "async" would add is a thread that waits.
            if (target is FileStream file)
                file.Write(piece.Span);
            else
                await target.WriteAsync(piece, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, $"Could not write what came: {failure.Message}", inner: failure);
        }
    }

    private static async ValueTask<int> LoadAsync(Stream source, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return source is FileStream file
                ? file.Read(buffer.Span)
                : await source.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, $"Could not read what is to be sent: {failure.Message}", inner: failure);
        }
    }
}
