using System.Buffers;
using System.Net.Sockets;
using Glassport.Protocol;
using Glassport.Protocol.Telnet;
using Glassport.Server.Data;
using Glassport.Server.Tls;

namespace Glassport.Server.Sessions;

/// <summary>
/// The control connection: lines in, replies out. It holds buffers only while bytes are in them: an idle session waits without one.
/// One flow of control uses it at a time.
/// </summary>
internal sealed class ControlConnection : IDisposable
{
    private const int InputBytes = 1024;
    private const int OutputBytes = 512;
    private const int MostOutputBytes = 16 * 1024;
    private const int MostInputBytes = Limits.CommandLineBytes + 2;

    private readonly Socket socket;
    private Stream? stream;
    private byte[]? input;
    private int start;
    private int end;
    private byte[]? output;
    private int outputLength;
    private TelnetFilter telnet;

    /// <summary>Takes a connected socket over.</summary>
    /// <param name="socket">The socket.</param>
    public ControlConnection(Socket socket)
    {
        this.socket = socket;
        socket.Blocking = false;
        socket.NoDelay = true;
    }

    /// <summary>True when a whole line is here already.</summary>
    public bool HasLine => input is not null && input.AsSpan(start, end - start).Contains((byte)'\n');

    /// <summary>True when replies should go out though more commands are here: a few bytes can ask for very many (STAT).</summary>
    public bool HasMuchToSend => outputLength > MostOutputBytes;

    /// <summary>What the TLS handshake agreed on; null in the clear.</summary>
    public TlsFacts? Tls { get; private set; }

    /// <summary>True while TLS protects the connection.</summary>
    public bool IsSecure => Tls is not null;

    /// <summary>The socket.</summary>
    public Socket Socket => socket;

    /// <summary>Reads the next line.</summary>
    public async ValueTask<ControlLine> ReadLineAsync()
    {
        int searched = start;
        while (true)
        {
            if (input is not null)
            {
                int line = input.AsSpan(searched, end - searched).IndexOf((byte)'\n');
                if (line >= 0)
                {
                    int stop = searched + line;
                    var bytes = input.AsMemory(start, (stop > start && input[stop - 1] == '\r' ? stop - 1 : stop) - start);
                    start = stop + 1;
                    return new(ControlLineStatus.Line, bytes);
                }

                if (end - start > MostInputBytes)
                    return new(ControlLineStatus.TooLong);
                searched = MakeRoom();
            }

            if (!await ReceiveAsync().ConfigureAwait(false))
                return new(ControlLineStatus.End);
            searched = Math.Max(searched, start);
        }
    }

    /// <summary>Forgets what the client sent ahead: plaintext behind AUTH TLS must not be taken for what TLS protected (CVE-2011-1575).</summary>
    /// <returns>True when there was something.</returns>
    public bool DiscardInput()
    {
        bool any = end > start;
        ReleaseInput();
        return any;
    }

    /// <summary>The next reading finds the end. May be called from anywhere.</summary>
    public void StopReceiving()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The connection is gone already, which is what was asked for.
        }
    }

    /// <summary>The bare transport, for a TLS handshake.</summary>
    public SocketStream OpenTransport() => new(socket);

    /// <summary>Sends and receives through TLS from here on.</summary>
    /// <param name="tls">The TLS stream.</param>
    public void Protect(TlsStream tls)
    {
        stream = tls;
        Tls = tls.Facts;
    }

    /// <summary>Sends a TLS session ticket with the next reply. Nothing may be read at that moment.</summary>
    public void OfferTicket() => (stream as TlsStream)?.OfferTicket();

    /// <summary>Leaves TLS (CCC).</summary>
    /// <returns>False when the client did not follow.</returns>
    public async ValueTask<bool> LeaveTlsAsync()
    {
        if (stream is not TlsStream tls || await tls.LeaveAsync(CancellationToken.None).ConfigureAwait(false) is not { } clear)
            return false;
        stream = clear.Stream;
        Tls = null;
        return true;
    }

    /// <summary>Puts a reply into the output.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="language">Its language.</param>
    /// <param name="names">The encoding of names in it.</param>
    public void Write(Reply reply, ReplyLanguage language, NameCodec names)
    {
        ReadOnlySpan<char> text = reply.Text(language);
        bool first = true;
        while (true)
        {
            int feed = text.IndexOf('\n');
            var line = feed < 0 ? text : text[..feed];
            Reserve(names.MaxBytes(line.Length) + 8);
            if (first || feed < 0)
                WriteCode(reply.Code, feed < 0 ? (byte)' ' : (byte)'-');
            else
                output![outputLength++] = (byte)' ';
            WriteText(line, names);
            output![outputLength++] = (byte)'\r';
            output[outputLength++] = (byte)'\n';
            if (feed < 0)
                return;
            first = false;
            text = text[(feed + 1)..];
        }
    }

    /// <summary>Sends the output.</summary>
    /// <returns>False when the connection is broken.</returns>
    public async ValueTask<bool> FlushAsync()
    {
        if (outputLength == 0)
            return true;
        byte[] buffer = output!;
        int length = outputLength;
        output = null;
        outputLength = 0;
        try
        {
            if (stream is not null)
            {
                await stream.WriteAsync(buffer.AsMemory(0, length)).ConfigureAwait(false);
                await stream.FlushAsync().ConfigureAwait(false);
                return true;
            }

            int sent = Math.Max(0, socket.Send(buffer.AsSpan(0, length), SocketFlags.None, out SocketError error));
            if (error is not (SocketError.Success or SocketError.WouldBlock))
                return false;
            while (sent < length)
                sent += await socket.SendAsync(buffer.AsMemory(sent, length - sent), SocketFlags.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ReleaseInput();
        if (output is not null)
            ArrayPool<byte>.Shared.Return(output);
        output = null;
        stream?.Dispose();
        socket.Dispose();
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        try
        {
            // Wait without a buffer, then borrow one for what is there.
            if (input is null)
            {
                if (stream is not null)
                    await stream.ReadAsync(Memory<byte>.Empty).ConfigureAwait(false);
                else
                    await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None).ConfigureAwait(false);
                input = ArrayPool<byte>.Shared.Rent(InputBytes);
            }

            int received = stream is not null
                ? await stream.ReadAsync(input.AsMemory(end)).ConfigureAwait(false)
                : await socket.ReceiveAsync(input.AsMemory(end), SocketFlags.None).ConfigureAwait(false);
            if (received == 0)
                return false;
            if (telnet.IsInsideCommand || input.AsSpan(end, received).Contains((byte)0xFF))
                Filter(received);
            else
                end += received;
            return true;
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Filter(int received)
    {
        byte[] raw = ArrayPool<byte>.Shared.Rent(received);
        input.AsSpan(end, received).CopyTo(raw);
        if (input!.Length - end <= received)
            Grow(end + received + 1);
        end += telnet.Filter(raw.AsSpan(0, received), input.AsSpan(end), out _);
        ArrayPool<byte>.Shared.Return(raw);
    }

    /// <summary>Makes room for more bytes, or gives the buffer back when it is empty.</summary>
    /// <returns>Where the search for a line's end goes on.</returns>
    private int MakeRoom()
    {
        if (start == end)
        {
            ReleaseInput();
            return 0;
        }

        if (end < input!.Length)
            return end;
        if (start == 0)
            Grow(input.Length * 2);
        input.AsSpan(start, end - start).CopyTo(input);
        end -= start;
        start = 0;
        return end;
    }

    private void Grow(int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length);
        input.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(input!);
        input = larger;
    }

    private void ReleaseInput()
    {
        if (input is not null)
            ArrayPool<byte>.Shared.Return(input);
        input = null;
        start = 0;
        end = 0;
    }

    private void Reserve(int bytes)
    {
        output ??= ArrayPool<byte>.Shared.Rent(OutputBytes);
        if (output.Length - outputLength >= bytes)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(output.Length * 2, outputLength + bytes));
        output.AsSpan(0, outputLength).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(output);
        output = larger;
    }

    private void WriteCode(int code, byte separator)
    {
        output![outputLength++] = (byte)('0' + (code / 100));
        output[outputLength++] = (byte)('0' + (code / 10 % 10));
        output[outputLength++] = (byte)('0' + (code % 10));
        output[outputLength++] = separator;
    }

    // What is no text cannot end the line early or speak Telnet: control characters become question marks.
    private void WriteText(ReadOnlySpan<char> line, NameCodec names)
    {
        int written = names.Encode(line, output.AsSpan(outputLength));
        foreach (ref byte b in output.AsSpan(outputLength, written))
            b = b is (< 0x20 and not (byte)'\t') or 0x7F or 0xFF ? (byte)'?' : b;
        outputLength += written;
    }
}
