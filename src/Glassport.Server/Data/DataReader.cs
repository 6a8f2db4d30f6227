using System.IO.Compression;

namespace Glassport.Server.Data;

/// <summary>What stands between the data connection and content: line ends of TYPE A, compression of MODE Z, or nothing.</summary>
internal sealed class DataReader : IDisposable
{
    private readonly DataConnection connection;
    private readonly bool isText;
    private readonly DataStream? compressed;
    private readonly ZLibStream? decompressor;
    private Adler32 sum = new();
    private bool endsInReturn;

    /// <summary>Chooses what stands in between.</summary>
    /// <param name="connection">The data connection.</param>
    /// <param name="isText">CR LF becomes a line feed.</param>
    /// <param name="isDeflated">MODE Z.</param>
    public DataReader(DataConnection connection, bool isText, bool isDeflated)
    {
        this.connection = connection;
        this.isText = isText;
        if (isDeflated)
        {
            compressed = new(connection);
            decompressor = new(compressed, CompressionMode.Decompress);
        }
    }

    /// <summary>Receives content.</summary>
    /// <param name="buffer">Where to; at least two bytes.</param>
    /// <returns>How many bytes came; 0 at the end.</returns>
    /// <exception cref="IOException">The connection broke, or what came is not compressed data.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        while (true)
        {
            // A CR at the end of the last piece waits for what follows it.
            int held = endsInReturn ? 1 : 0;
            int read = await ReceiveAsync(buffer[held..]).ConfigureAwait(false);
            if (!isText)
                return read;
            if (held == 1)
                buffer.Span[0] = (byte)'\r';
            endsInReturn = false;
            if (read == 0)
                return held;
            int length = EndLines(buffer.Span[..(held + read)]);
            if (length > 0)
                return length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => decompressor?.Dispose();

    private int EndLines(Span<byte> bytes)
    {
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r')
            {
                if (i + 1 == bytes.Length)
                {
                    endsInReturn = true;
                    break;
                }

                if (bytes[i + 1] == '\n')
                    continue;
            }

            bytes[length++] = bytes[i];
        }

        return length;
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        if (decompressor is null)
            return await connection.ReceiveAsync(buffer).ConfigureAwait(false);
        try
        {
            int read = await decompressor.ReadAsync(buffer).ConfigureAwait(false);
            sum.Add(buffer.Span[..read]);
            // ZLibStream takes an end in the middle for the end: only the sum behind the last byte tells (S30). Nothing at all is an empty file.
            if (read == 0 && !compressed!.IsEmpty && compressed.LastFour != sum.Value)
                throw new IOException("What came is not the whole of the compressed data.");
            return read;
        }
        catch (InvalidDataException failure)
        {
            throw new IOException("What came is not compressed data.", failure);
        }
    }
}
