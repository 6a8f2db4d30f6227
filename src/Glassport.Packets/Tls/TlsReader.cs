using System.Buffers.Binary;

namespace Glassport.Packets.Tls;

/// <summary>Reads TLS's presentation language (RFC 8446 §3) from a message; every read answers false when it would leave it.</summary>
/// <param name="bytes">The message.</param>
internal ref struct TlsReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>Reads so many bytes.</summary>
    public bool TryRead(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (_rest.Length < count)
            return false;
        bytes = _rest[..count];
        _rest = _rest[count..];
        return true;
    }

    /// <summary>Reads one byte.</summary>
    public bool TryReadByte(out byte value)
    {
        bool isThere = TryRead(1, out ReadOnlySpan<byte> bytes);
        value = isThere ? bytes[0] : (byte)0;
        return isThere;
    }

    /// <summary>Reads two bytes, big-endian.</summary>
    public bool TryReadUInt16(out ushort value)
    {
        bool isThere = TryRead(2, out ReadOnlySpan<byte> bytes);
        value = isThere ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;
        return isThere;
    }

    /// <summary>Reads a vector with one byte of length in front.</summary>
    public bool TryReadVector8(out ReadOnlySpan<byte> vector)
    {
        vector = default;
        return TryReadByte(out byte length) && TryRead(length, out vector);
    }

    /// <summary>Reads a vector with two bytes of length in front.</summary>
    public bool TryReadVector16(out ReadOnlySpan<byte> vector)
    {
        vector = default;
        return TryReadUInt16(out ushort length) && TryRead(length, out vector);
    }
}
