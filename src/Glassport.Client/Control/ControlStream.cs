using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Glassport.Protocol;
using Glassport.Protocol.Replies;
using Glassport.Protocol.Telnet;
using Glassport.Protocol.Text;

namespace Glassport.Client.Control;

/// <summary>The control connection's bytes: command lines out, replies in. One flow of control uses it at a time.</summary>
internal sealed class ControlStream : IAsyncDisposable
{
    private const int BufferBytes = 4096;
    private const int MostLineBytes = Limits.ReplyBytes;

    // What a reply may take altogether. Its text is kept up to Limits.ReplyBytes; a server that never ends one shall not be listened to for ever.
    private const int MostReplyBytes = 16 * Limits.ReplyBytes;

    private readonly ReplyParser parser = new();
    private Stream stream;
    private byte[] buffer = new byte[BufferBytes];
    private TelnetFilter telnet;
    private int start;
    private int end;

    /// <summary>Takes a connected stream over.</summary>
    /// <param name="stream">The stream.</param>
    public ControlStream(Stream stream) => this.stream = stream;

    /// <summary>The stream itself, for a TLS handshake.</summary>
    public Stream Transport => stream;

    /// <summary>True when the server has sent what nobody asked for yet.</summary>
    public bool HasInput => end > start;

    /// <summary>How names and texts are written and read; null for UTF-8 where that is what the bytes are.</summary>
    public Encoding? Encoding { get; set; }

    /// <summary>Sends and receives through another stream from here on.</summary>
    /// <param name="protectedStream">The TLS stream.</param>
    public void Protect(Stream protectedStream) => stream = protectedStream;

    /// <summary>Sends a line.</summary>
    /// <param name="line">Without its end; holds neither CR nor LF nor NUL.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <exception cref="FtpException">Usage: a line end in it, or a character that the encoding does not have.</exception>
    public async Task SendAsync(string line, CancellationToken cancellationToken)
    {
        if (FtpAddress.HasLineEnd(line))
            throw new FtpException(FailureKind.Usage, "A command may hold no line end and no NUL: what stands behind it would become another command.");
        byte[] bytes = Encode(line);
        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the next reply.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reply, or null when the connection ended.</returns>
    /// <exception cref="FtpException">Protocol: a line or a reply without an end.</exception>
    public async Task<ServerReply?> ReadReplyAsync(CancellationToken cancellationToken)
    {
        int taken = 0;
        while (true)
        {
            int feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = buffer.AsSpan(start, feed);
                taken += feed + 1;
                start += feed + 1;
                if (taken > MostReplyBytes)
                    throw new FtpException(FailureKind.Protocol, $"The server's reply has no end: {taken} bytes of it came.");
                if (parser.Feed(line.EndsWith("\r"u8) ? line[..^1] : line) == ReplyProgress.Complete)
                    return Take();
                continue;
            }

            if (end - start > MostLineBytes)
                throw new FtpException(FailureKind.Protocol, $"The server sent {end - start} bytes without a line end: this is no FTP.");
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private ServerReply Take()
    {
        var lines = ImmutableArray.CreateBuilder<string>(parser.LineCount);
        for (int i = 0; i < parser.LineCount; i++)
            lines.Add(NameEncoding.Decode(parser.Line(i), Encoding));
        return new(parser.Code, lines.DrainToImmutable());
    }

    private byte[] Encode(string line)
    {
        string whole = line + "\r\n";
        if (Encoding is null)
            return FileName.Encode(whole);
        var strict = (Encoding)Encoding.Clone();
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        try
        {
            return strict.GetBytes(whole);
        }
        catch (EncoderFallbackException failure)
        {
            throw new FtpException(FailureKind.Usage, $"The encoding {Encoding.WebName} has no character for a part of '{line}'.", inner: failure);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        // One byte of room stays: a Telnet command that was held back may turn out to be data.
        if (end >= buffer.Length - 1)
            Array.Resize(ref buffer, buffer.Length * 2);
        byte[] raw = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int received = await stream.ReadAsync(raw.AsMemory(0, Math.Min(raw.Length, buffer.Length - end - 1)), cancellationToken).ConfigureAwait(false);
            end += telnet.Filter(raw.AsSpan(0, received), buffer.AsSpan(end), out _);
            return received > 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }
}
