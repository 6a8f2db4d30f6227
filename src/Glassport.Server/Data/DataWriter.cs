using System.Buffers;
using System.IO.Compression;

namespace Glassport.Server.Data;

/// <summary>What stands between content and the data connection: line ends for TYPE A, compression for MODE Z, or nothing.</summary>
internal sealed class DataWriter : IDisposable
{
    private readonly DataConnection connection;
    private readonly bool isText;
    private readonly MemoryStream? compressed;
    private readonly ZLibStream? compressor;
    private bool followsReturn;

    /// <summary>Chooses what stands in between.</summary>
    /// <param name="connection">The data connection.</param>
    /// <param name="isText">Line feeds become CR LF (RFC 959 §3.1.1.1).</param>
    /// <param name="level">The level of MODE Z, or null for MODE S.</param>
    public DataWriter(DataConnection connection, bool isText, int? level)
    {
        this.connection = connection;
        this.isText = isText;
        if (level is { } effort)
        {
            compressed = new();
            compressor = new(compressed, new ZLibCompressionOptions { CompressionLevel = effort }, leaveOpen: true);
        }
    }

    /// <summary>Sends content.</summary>
    /// <param name="bytes">The content.</param>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        if (!isText)
        {
            await SendAsync(bytes).ConfigureAwait(false);
            return;
        }

        byte[] text = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        try
        {
            int length = EndLines(bytes.Span, text);
            await SendAsync(text.AsMemory(0, length)).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    /// <summary>Sends what was held back.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask FinishAsync()
    {
        if (compressor is null)
            return;
        await compressor.DisposeAsync().ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        compressor?.Dispose();
        compressed?.Dispose();
    }

    // A line that ends in CR LF already stays as it is.
    private int EndLines(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        int length = 0;
        foreach (byte b in bytes)
        {
            if (b == '\n' && !followsReturn)
                text[length++] = (byte)'\r';
            text[length++] = b;
            followsReturn = b == '\r';
        }

        return length;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        if (compressor is null)
        {
            await connection.SendAsync(bytes).ConfigureAwait(false);
            return;
        }

        await compressor.WriteAsync(bytes).ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
    }

    private async ValueTask DrainAsync()
    {
        await connection.SendAsync(compressed!.GetBuffer().AsMemory(0, (int)compressed.Length)).ConfigureAwait(false);
        compressed.SetLength(0);
    }
}
