using System.Buffers;

namespace Glassport.Packets.Tls;

/// <summary>Reads the hello messages at the start of a TLS connection, which are never encrypted (RFC 8446 §4.1).</summary>
public static class TlsHello
{
    private const byte ClientHello = 1;
    private const byte ServerHello = 2;
    private const int RandomLength = 32;
    private const int LongestSessionId = 32;

    // Room for a HelloRetryRequest in front of a hello of the longest kind.
    private const int BufferLength = 2 * HandshakeMessages.MaximumLength;

    // RFC 8446 §4.1.3: a ServerHello with this random is a HelloRetryRequest.
    private static ReadOnlySpan<byte> RetryRandom =>
    [
        0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91,
        0xC2, 0xA2, 0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C,
    ];

    /// <summary>Reads the ClientHello from the first bytes that the client sends.</summary>
    /// <returns>Done; NeedMoreData when it is not all there yet; InvalidData when this is no TLS or no ClientHello.</returns>
    public static OperationStatus TryReadClient(ReadOnlySpan<byte> stream, out ClientHelloView hello)
    {
        hello = default;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            HandshakeMessages messages = new(stream, buffer);
            OperationStatus status = messages.TryRead(out byte type, out ReadOnlySpan<byte> body);
            if (status != OperationStatus.Done)
                return status;
            bool isHello = type == ClientHello && TryParseClient(body, out hello);
            return isHello ? OperationStatus.Done : OperationStatus.InvalidData;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Reads the ServerHello from the first bytes that the server sends; behind a HelloRetryRequest the one that follows it.
    /// </summary>
    /// <returns>
    /// Done; NeedMoreData when it is not all there yet; InvalidData when this is no TLS or no ServerHello (an alert, say).
    /// </returns>
    public static OperationStatus TryReadServer(ReadOnlySpan<byte> stream, out ServerHelloView hello)
    {
        hello = default;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            HandshakeMessages messages = new(stream, buffer);
            bool isRetry;
            do
            {
                OperationStatus status = messages.TryRead(out byte type, out ReadOnlySpan<byte> body);
                if (status != OperationStatus.Done)
                    return status;
                if (type != ServerHello || !TryParseServer(body, out ServerHelloView read, out isRetry))
                    return OperationStatus.InvalidData;
                if (!isRetry)
                    hello = read;
            }
            while (isRetry);
            return OperationStatus.Done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool TryParseClient(ReadOnlySpan<byte> body, out ClientHelloView hello)
    {
        hello = default;
        TlsReader reader = new(body);
        if (!reader.TryReadUInt16(out ushort version) || !reader.TryRead(RandomLength, out _)
            || !reader.TryReadVector8(out ReadOnlySpan<byte> sessionId) || sessionId.Length > LongestSessionId
            || !reader.TryReadVector16(out _) || !reader.TryReadVector8(out _))
            return false;
        ReadOnlySpan<byte> extensions = default;
        if (!reader.IsEmpty && !reader.TryReadVector16(out extensions))
            return false;

        ushort highest = version;
        string? serverName = null;
        string[] protocols = [];
        bool offersKey = false;
        TlsReader list = new(extensions);
        while (!list.IsEmpty)
        {
            if (!list.TryReadUInt16(out ushort type) || !list.TryReadVector16(out ReadOnlySpan<byte> data))
                return false;
            switch (type)
            {
                case HelloExtensions.ServerName:
                    serverName = HelloExtensions.ReadServerName(data);
                    break;
                case HelloExtensions.Protocols:
                    protocols = HelloExtensions.ReadProtocols(data);
                    break;
                case HelloExtensions.SupportedVersions when HelloExtensions.ReadHighestVersion(data) is > 0 and ushort offered:
                    highest = offered;
                    break;
                case HelloExtensions.PreSharedKey:
                    offersKey = true;
                    break;
            }
        }

        hello = new(version, highest, serverName, protocols, sessionId.ToArray(), offersKey);
        return true;
    }

    private static bool TryParseServer(ReadOnlySpan<byte> body, out ServerHelloView hello, out bool isRetry)
    {
        hello = default;
        isRetry = false;
        TlsReader reader = new(body);
        if (!reader.TryReadUInt16(out ushort version) || !reader.TryRead(RandomLength, out ReadOnlySpan<byte> random)
            || !reader.TryReadVector8(out ReadOnlySpan<byte> sessionId) || sessionId.Length > LongestSessionId
            || !reader.TryReadUInt16(out ushort suite) || !reader.TryReadByte(out _))
            return false;
        ReadOnlySpan<byte> extensions = default;
        if (!reader.IsEmpty && !reader.TryReadVector16(out extensions))
            return false;

        isRetry = random.SequenceEqual(RetryRandom);
        string? protocol = null;
        bool selectsKey = false;
        TlsReader list = new(extensions);
        while (!list.IsEmpty)
        {
            if (!list.TryReadUInt16(out ushort type) || !list.TryReadVector16(out ReadOnlySpan<byte> data))
                return false;
            switch (type)
            {
                case HelloExtensions.SupportedVersions when data.Length == 2:
                    version = (ushort)((data[0] << 8) | data[1]);
                    break;
                case HelloExtensions.Protocols:
                    protocol = HelloExtensions.ReadProtocols(data) is [string chosen, ..] ? chosen : null;
                    break;
                case HelloExtensions.PreSharedKey:
                    selectsKey = true;
                    break;
            }
        }

        hello = new(version, suite, protocol, sessionId.ToArray(), selectsKey);
        return true;
    }
}
