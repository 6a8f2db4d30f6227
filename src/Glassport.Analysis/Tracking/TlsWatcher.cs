using System.Buffers;
using Glassport.Analysis.Model;
using Glassport.Packets.Tls;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// Looks at a control connection that has become TLS: reads the hellos and tells the handshake from what follows it.
/// A later decryptor takes the place of this class's silence about the rest.
/// </summary>
/// <param name="requestedBy">The command that asked for it.</param>
/// <param name="packet">The packet of that command.</param>
/// <param name="greeted">Called once the server's hello was read; null when nobody asks.</param>
internal sealed class TlsWatcher(string requestedBy, long packet, Action? greeted = null)
{
    private const int MaximumHello = 32 * 1024;
    private const byte ApplicationData = 23;

    private readonly PhaseAnchor handshake = new(new PhaseSlot(PhaseName.TlsSetup));
    private readonly PhaseAnchor traffic = new(new PhaseSlot(PhaseName.Tls));
    private readonly Half client = new();
    private readonly Half server = new();
    private ushort version;
    private bool handshaking = true;
    private bool lastHandshakePacket;

    /// <summary>TLS has begun: the streams are not FTP text any more.</summary>
    public bool Started { get; } = true;

    /// <summary>What the hellos tell.</summary>
    public TlsSession Session { get; } = new() { RequestedBy = requestedBy, Packet = packet };

    /// <summary>The phases' slots.</summary>
    public IEnumerable<PhaseSlot> Slots => [handshake.Slot!, traffic.Slot!];

    /// <summary>Whether the bytes begin like a TLS record.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) => TlsRecord.LooksLike(bytes);

    /// <summary>Whether the direction has gone back to clear text (CCC, RFC 2228 §3).</summary>
    public bool IsClear(bool fromClient) => (fromClient ? client : server).IsClear;

    /// <summary>The next bytes of a direction. Answers how many of them are TLS: what follows is clear text again.</summary>
    public int Data(bool fromClient, ReadOnlySpan<byte> bytes)
    {
        Half half = fromClient ? client : server;
        int length = half.Walk(bytes, ApplicationData, out bool seen);
        if (!half.HelloRead)
            ReadHello(half, fromClient, bytes[..length]);
        if (handshaking && seen)
        {
            // TLS 1.3 wraps the end of its handshake in application data; the client's Finished is the last of it.
            if (version < 0x0304)
                handshaking = false;
            else if (fromClient)
                lastHandshakePacket = true;
        }

        return length;
    }

    /// <summary>Bytes are missing: records cannot be told apart any more.</summary>
    public void Gap(bool fromClient) => (fromClient ? client : server).Lost = true;

    /// <summary>The phase of the packet that was just read.</summary>
    public PhaseAnchor Anchor(bool fromClient)
    {
        PhaseAnchor anchor = handshaking ? handshake : traffic;
        if (lastHandshakePacket && fromClient)
        {
            handshaking = false;
            lastHandshakePacket = false;
        }

        return anchor;
    }

    private void ReadHello(Half half, bool fromClient, ReadOnlySpan<byte> bytes)
    {
        if (half.Hello.Length + bytes.Length > MaximumHello)
        {
            half.HelloRead = true;
            return;
        }

        half.Hello = [.. half.Hello, .. bytes];
        OperationStatus status;
        if (fromClient)
        {
            status = TlsHello.TryReadClient(half.Hello, out ClientHelloView hello);
            if (status == OperationStatus.Done)
                Session.ServerName = hello.ServerName;
        }
        else
        {
            status = TlsHello.TryReadServer(half.Hello, out ServerHelloView hello);
            if (status == OperationStatus.Done)
            {
                version = hello.Version;
                Session.Version = TlsNames.Version(hello.Version);
                Session.CipherSuite = TlsNames.CipherSuite(hello.CipherSuite);
                greeted?.Invoke();
            }
        }

        half.HelloRead = status != OperationStatus.NeedMoreData;
        if (half.HelloRead)
            half.Hello = [];
    }

    private sealed class Half
    {
        private const int HeaderLength = 5;

        private readonly byte[] header = new byte[HeaderLength];
        private int headerLength;
        private int bodyLeft;
        private bool anyRecord;

        public byte[] Hello { get; set; } = [];

        public bool HelloRead { get; set; }

        public bool Lost { get; set; }

        /// <summary>Whether a line of text stood where a record should begin.</summary>
        public bool IsClear { get; private set; }

        /// <summary>
        /// Walks the records and answers how far they reach; <paramref name="seen"/> when one of the given type begins in these bytes.
        /// A record's type is a control character (RFC 8446 §5.1), a command begins with a letter and a reply with a digit.
        /// </summary>
        public int Walk(ReadOnlySpan<byte> bytes, byte type, out bool seen)
        {
            seen = false;
            int at = 0;
            while (at < bytes.Length && !Lost)
            {
                if (bodyLeft > 0)
                {
                    int skip = Math.Min(bodyLeft, bytes.Length - at);
                    bodyLeft -= skip;
                    at += skip;
                    continue;
                }

                if (headerLength == 0 && anyRecord && char.IsAsciiLetterOrDigit((char)bytes[at]))
                {
                    IsClear = true;
                    return at;
                }

                header[headerLength++] = bytes[at++];
                if (headerLength < HeaderLength)
                    continue;
                headerLength = 0;
                anyRecord = true;
                bodyLeft = (header[3] << 8) | header[4];
                seen |= header[0] == type;
            }

            return bytes.Length;
        }
    }
}
