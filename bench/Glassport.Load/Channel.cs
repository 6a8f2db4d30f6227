using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Glassport.Load;

/// <summary>A connection to the server, opened again and again: control or data, plain or TLS.</summary>
internal sealed unsafe class Channel(Epoll epoll, int token)
{
    /// <summary>What a read says when there is nothing yet.</summary>
    public const int Nothing = -1;

    private const int Stream = 1 | 0x800; // SOCK_STREAM | SOCK_NONBLOCK

    // Level, description, the inner content type and the tag of AES-GCM.
    private const int AlertLength = 2 + 1 + 16;

    private readonly byte[] _head = new byte[5];
    private int _headLength;
    private int _recordLeft;
    private uint _interest;
    private bool _handshaking;

    /// <summary>The socket, or -1.</summary>
    public int Descriptor { get; private set; } = -1;

    /// <summary>OpenSSL's connection, or 0.</summary>
    public nint Tls { get; private set; }

    /// <summary>Whether the server has ended TLS.</summary>
    public bool AtEnd { get; private set; }

    public bool IsOpen => Descriptor >= 0;

    /// <summary>Begins to connect from 127.<paramref name="source"/>, which keeps 20,000 clients within the ports there are.</summary>
    /// <param name="source">Which address it comes from.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="interest">What to wait for.</param>
    /// <param name="least">How many bytes must have come, or the end, before the socket is readable.</param>
    public void Open(int source, int port, uint interest, int least = 1)
    {
        Descriptor = Native.OpenSocket(2, Stream, 0);
        Check(Descriptor, "socket");
        int on = 1;
        Check(Native.SetOption(Descriptor, 0, 24, &on, sizeof(int)), "IP_BIND_ADDRESS_NO_PORT");
        Check(Native.SetOption(Descriptor, 6, 1, &on, sizeof(int)), "TCP_NODELAY");
        if (least > 1)
            Check(Native.SetOption(Descriptor, 1, 18, &least, sizeof(int)), "SO_RCVLOWAT");
        byte* address = stackalloc byte[16];
        Fill(address, 0, 1 + (source / 200), 1 + (source % 200));
        Check(Native.Bind(Descriptor, address, 16), "bind");
        Fill(address, port, 0, 1);
        if (Native.Connect(Descriptor, address, 16) < 0 && Marshal.GetLastPInvokeError() != Native.InProgress)
            throw Failure("connect");
        _interest = interest;
        epoll.Add(Descriptor, token, interest);
    }

    /// <summary>Begins a handshake, resuming the session of <paramref name="resumed"/> when that has one.</summary>
    public void BeginTls(nint context, Channel? resumed = null)
    {
        Tls = LibSsl.NewConnection(context);
        _ = LibSsl.SetDescriptor(Tls, Descriptor);
        if (resumed is { Tls: not 0 } && LibSsl.TakeSession(resumed.Tls) is var session and not 0)
        {
            _ = LibSsl.UseSession(Tls, session);
            LibSsl.FreeSession(session);
        }

        _handshaking = true;
    }

    /// <summary>Goes on with the handshake; true when there is none to wait for.</summary>
    public bool Handshake()
    {
        if (!_handshaking)
            return true;
        LibSsl.ClearErrors();
        int result = LibSsl.Connect(Tls);
        uint interest = Native.Readable;
        if (result == 1)
        {
            _handshaking = false;
        }
        else
        {
            int error = LibSsl.GetError(Tls, result);
            if (error is not (LibSsl.WantRead or LibSsl.WantWrite))
                throw new LoadException($"the TLS handshake failed (SSL_get_error {error})");
            interest = error == LibSsl.WantWrite ? Native.Readable | Native.Writable : Native.Readable;
        }

        if (interest != _interest)
            epoll.Change(Descriptor, token, _interest = interest);
        return !_handshaking;
    }

    /// <summary>Reads: a count, 0 at the end, or <see cref="Nothing"/>.</summary>
    public int Read(Span<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            if (Tls == 0)
                return Received((int)Native.Receive(Descriptor, start, bytes.Length, 0));
            LibSsl.ClearErrors();
            int count = LibSsl.Read(Tls, start, bytes.Length);
            if (count > 0)
                return count;
            return LibSsl.GetError(Tls, count) switch
            {
                LibSsl.WantRead => Nothing,
                LibSsl.ZeroReturn => 0,
                _ => throw new LoadException("reading TLS failed"),
            };
        }
    }

    /// <summary>Drops what has arrived, unread: a count, 0 at the end, or <see cref="Nothing"/>.</summary>
    public int Discard() => Tls == 0 ? Drop(1 << 30) : DiscardRecords();

    /// <summary>Sends all of a command. It always fits the empty socket buffer.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            int sent = Tls == 0
                ? (int)Native.Send(Descriptor, start, bytes.Length, Native.NoSignal)
                : LibSsl.Write(Tls, start, bytes.Length);
            if (sent != bytes.Length)
                throw Failure("send");
        }
    }

    /// <summary>Sends from a file as much as fits: a count, or <see cref="Nothing"/>.</summary>
    public int SendFile(int file, long offset, long length)
    {
        int sent = (int)Native.SendFile(Descriptor, file, &offset, (nint)length);
        return sent >= 0 ? sent : Marshal.GetLastPInvokeError() == Native.WouldBlock ? Nothing : throw Failure("sendfile");
    }

    public void Close()
    {
        if (!IsOpen)
            return;
        if (Tls != 0)
            LibSsl.Free(Tls);
        Tls = 0;
        _handshaking = AtEnd = false;
        _headLength = _recordLeft = 0;
        _ = Native.Close(Descriptor);
        Descriptor = -1;
    }

    /// <summary>
    /// Looks at the heads of TLS records and drops the rest, not decrypted, so that the server's work is measured and not ours.
    /// Ends at the record that has an alert's length and answers it, for some servers wait for that.
    /// </summary>
    private int DiscardRecords()
    {
        int total = 0;
        while (true)
        {
            int count;
            if (_recordLeft > 0)
            {
                count = Drop(_recordLeft);
                if (count > 0)
                    _recordLeft -= count;
            }
            else
            {
                fixed (byte* head = _head)
                {
                    count = Received((int)Native.Receive(Descriptor, head + _headLength, _head.Length - _headLength, 0));
                }

                _headLength += Math.Max(0, count);
                if (_headLength == _head.Length)
                {
                    _headLength = 0;
                    _recordLeft = BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(3));
                    if (_recordLeft == AlertLength)
                    {
                        LibSsl.ClearErrors();
                        _ = Drop(_recordLeft);
                        _ = LibSsl.Shutdown(Tls);
                        AtEnd = true;
                    }
                }
            }

            if (AtEnd || count <= 0)
                return total > 0 ? total : AtEnd ? 0 : count;
            total += count;
        }
    }

    private int Drop(int most) => Received((int)Native.Receive(Descriptor, null, most, Native.Truncate));

    private static int Received(int count) =>
        count >= 0 ? count : Marshal.GetLastPInvokeError() == Native.WouldBlock ? Nothing : throw Failure("recv");

    private static void Fill(byte* address, int port, int third, int fourth)
    {
        *(ushort*)address = 2;
        address[2] = (byte)(port >> 8);
        address[3] = (byte)port;
        address[4] = 127;
        address[5] = 0;
        address[6] = (byte)third;
        address[7] = (byte)fourth;
    }

    private static void Check(int result, string call)
    {
        if (result < 0)
            throw Failure(call);
    }

    private static LoadException Failure(string call) => new($"{call}: error {Marshal.GetLastPInvokeError()}");
}
