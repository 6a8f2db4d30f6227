using System.Buffers.Binary;

namespace Glassport.Server.Tls;

/// <summary>The record layer's outside (RFC 8446 §5.1): content type, version, length.</summary>
internal static class TlsRecord
{
    public const int HeaderLength = 5;
    public const byte ChangeCipherSpec = 20;
    public const byte Alert = 21;
    public const byte Handshake = 22;

    /// <summary>The most that a record may carry, encrypted (RFC 5246 §6.2.3).</summary>
    public const int MostContent = 16384 + 2048;

    public static int ContentLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16BigEndian(header[3..]);

    /// <summary>Whether a byte begins a record of TLS; FTP's commands begin with a letter.</summary>
    public static bool IsContentType(byte type) => type is >= ChangeCipherSpec and <= 24;

    /// <summary>A fatal alert in clear.</summary>
    public static byte[] FatalAlert(byte description) => [Alert, 3, 3, 0, 2, 2, description];
}
