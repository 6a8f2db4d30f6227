using System.Buffers.Binary;

namespace Glassport.Server.Tls;

/// <summary>
/// Reads the server's own first messages, in clear, to tell whether it resumed a session, which SslStream does not say: in TLS 1.3
/// ServerHello selects a pre-shared key (RFC 8446 §4.2.11), before it no Certificate follows (RFC 5246 §7.3, RFC 5077 §3.1).
/// </summary>
internal sealed class ServerFlight
{
    private const int MostBytes = 1 << 16;

    private static readonly byte[] RetryRandom =
    [
        0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
        0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C,
    ];

    private readonly List<byte> _records = [];
    private readonly List<byte> _messages = [];
    private bool _sawHello;
    private bool _isRetry;

    /// <summary>Nothing more is to be learnt.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The session was resumed.</summary>
    public bool Resumed { get; private set; }

    /// <summary>Takes bytes that are sent.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (IsSettled)
            return;

        _records.AddRange(bytes);
        while (!IsSettled && _records.Count >= TlsRecord.HeaderLength)
        {
            int length = (_records[3] << 8) | _records[4];
            if (_records.Count < TlsRecord.HeaderLength + length)
                break;

            TakeRecord(_records[0], length);
            _records.RemoveRange(0, TlsRecord.HeaderLength + length);
        }

        if (IsSettled || _records.Count + _messages.Count > MostBytes)
            Settle(Resumed);
    }

    private void TakeRecord(byte type, int length)
    {
        if (type == TlsRecord.Handshake)
        {
            _messages.AddRange(_records.GetRange(TlsRecord.HeaderLength, length));
            TakeMessages();
        }
        else if (type == TlsRecord.Alert)
        {
            Settle(false);
        }
        else if (_sawHello && type == TlsRecord.ChangeCipherSpec)
        {
            // Finished comes next, and there was no Certificate. (In TLS 1.3 all was settled by ServerHello, except after a retry request.)
            if (!_isRetry)
                Settle(true);
        }
    }

    private void TakeMessages()
    {
        while (!IsSettled && _messages.Count >= 4)
        {
            int length = (_messages[1] << 16) | (_messages[2] << 8) | _messages[3];
            if (_messages.Count < 4 + length)
                return;

            byte type = _messages[0];
            byte[] body = [.. _messages.GetRange(4, length)];
            _messages.RemoveRange(0, 4 + length);
            if (type == 2)
                TakeHello(body);
            else if (type == 4)
                Settle(true); // NewSessionTicket, where Certificate would be.
            else
                Settle(false);
        }
    }

    private void TakeHello(ReadOnlySpan<byte> body)
    {
        _sawHello = true;
        _isRetry = body.Length >= 34 && body.Slice(2, 32).SequenceEqual(RetryRandom);
        TlsReader reader = new(body);
        if (_isRetry || !reader.TrySkip(34) || !reader.TryVector8(out _) || !reader.TrySkip(3) || !reader.TryVector16(out var list))
            return;

        TlsReader extensions = new(list);
        bool is13 = false, hasKey = false;
        while (extensions.TryUInt16(out ushort type) && extensions.TryVector16(out var content))
        {
            is13 |= type == TlsExtension.SupportedVersions && content.Length == 2 && BinaryPrimitives.ReadUInt16BigEndian(content) == 0x0304;
            hasKey |= type == TlsExtension.PreSharedKey;
        }

        if (is13)
            Settle(hasKey);
    }

    private void Settle(bool resumed)
    {
        IsSettled = true;
        Resumed = resumed;
        _messages.Clear();
    }
}
