using System.Net.Sockets;

namespace Glassport.App.Administration;

/// <summary>Reads lines of bounded length from a socket.</summary>
/// <param name="socket">The socket.</param>
/// <param name="longest">The most bytes of a line.</param>
internal sealed class LineReader(Socket socket, int longest)
{
    private byte[] buffer = new byte[4096];
    private int filled;
    private int consumed;

    /// <summary>The next line without its end, valid until the next call; null at the end of the stream.</summary>
    /// <exception cref="IOException">The line is too long, or the stream ends within it.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
        filled -= consumed;
        consumed = 0;
        int searched = 0;
        while (true)
        {
            int end = buffer.AsSpan(searched, filled - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                consumed = searched + end + 1;
                return buffer.AsMemory(0, searched + end);
            }

            searched = filled;
            if (filled >= longest)
                throw new IOException("the line is too long.");
            if (filled == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, longest));
            int read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return filled == 0 ? null : throw new IOException("the connection ended within a line.");
            filled += read;
        }
    }
}
