using System.Buffers;

namespace Glassport.Packets.Tls;

/// <summary>
/// The unencrypted handshake messages at the start of a stream, joined over records (RFC 8446 §5.1: a message may span several, a
/// record may hold several). <c>change_cipher_spec</c> records between them are passed over; anything else ends them.
/// </summary>
internal ref struct HandshakeMessages
{
    /// <summary>A message longer than this is no hello.</summary>
    public const int MaximumLength = 1 << 14;

    private const int HeaderLength = 4;

    private readonly ReadOnlySpan<byte> _joined;
    private readonly OperationStatus _end;
    private int _offset;

    /// <summary>Joins the records' contents into the buffer as far as it reaches.</summary>
    public HandshakeMessages(ReadOnlySpan<byte> stream, Span<byte> buffer)
    {
        int joined = 0;
        _end = OperationStatus.NeedMoreData;
        while (stream.Length >= TlsRecord.HeaderLength && joined < buffer.Length)
        {
            if (!TlsRecord.LooksLike(stream) || stream[0] is not (TlsRecord.Handshake or TlsRecord.ChangeCipherSpec))
            {
                _end = OperationStatus.InvalidData;
                break;
            }

            bool isHandshake = stream[0] == TlsRecord.Handshake;
            int length = TlsRecord.LengthOf(stream);
            stream = stream[TlsRecord.HeaderLength..];
            ReadOnlySpan<byte> content = stream[..Math.Min(length, stream.Length)];
            stream = stream[content.Length..];
            if (!isHandshake)
                continue;
            content = content[..Math.Min(content.Length, buffer.Length - joined)];
            content.CopyTo(buffer[joined..]);
            joined += content.Length;
        }

        // Too few bytes for a record's header can already be no record.
        if (joined == 0 && !stream.IsEmpty && stream[0] is not (TlsRecord.Handshake or TlsRecord.ChangeCipherSpec))
            _end = OperationStatus.InvalidData;
        _joined = buffer[..joined];
    }

    /// <summary>
    /// The next message: NeedMoreData when the stream ends within it, InvalidData when something else than a handshake does or
    /// the message is too long.
    /// </summary>
    public OperationStatus TryRead(out byte type, out ReadOnlySpan<byte> body)
    {
        type = 0;
        body = default;
        ReadOnlySpan<byte> rest = _joined[_offset..];
        if (rest.Length < HeaderLength)
            return _end;
        int length = (rest[1] << 16) | (rest[2] << 8) | rest[3];
        if (length > MaximumLength)
            return OperationStatus.InvalidData;
        if (rest.Length < HeaderLength + length)
            return _end;
        type = rest[0];
        body = rest.Slice(HeaderLength, length);
        _offset += HeaderLength + length;
        return OperationStatus.Done;
    }
}
