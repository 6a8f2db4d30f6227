using System.Buffers.Binary;

namespace Glassport.Packets.Tls;

/// <summary>The TLS record layer (RFC 8446 §5.1, and the same header back to SSL 3.0 in RFC 6101 §5.2.1).</summary>
public static class TlsRecord
{
    /// <summary>The length of a record's header.</summary>
    public const int HeaderLength = 5;

    internal const byte ChangeCipherSpec = 20;
    internal const byte Handshake = 22;
    private const byte ApplicationData = 23;

    // 2^14 bytes of plaintext and, before TLS 1.3, up to 2048 that compression and encryption add (RFC 5246 §6.2.3).
    private const int MaximumLength = (1 << 14) + 2048;

    /// <summary>Whether the bytes begin like a record: a known content type, a version 3.x, a possible length. Needs five bytes.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) => bytes.Length >= HeaderLength
        && bytes[0] is >= ChangeCipherSpec and <= ApplicationData && bytes[1] == 3 && bytes[2] <= 4
        && LengthOf(bytes) is > 0 and <= MaximumLength;

    /// <summary>The length of the record whose header the bytes begin with, without that header.</summary>
    internal static int LengthOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
}
