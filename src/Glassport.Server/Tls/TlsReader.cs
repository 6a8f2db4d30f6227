using System.Buffers.Binary;

namespace Glassport.Server.Tls;

/// <summary>Reads the fields of a TLS message, and never beyond its end.</summary>
internal ref struct TlsReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public bool TrySkip(int count)
    {
        if (_rest.Length < count)
            return false;

        _rest = _rest[count..];
        return true;
    }

    public bool TryUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(_rest, out value))
            return false;

        _rest = _rest[2..];
        return true;
    }

    /// <summary>A vector whose length is one byte.</summary>
    public bool TryVector8(out ReadOnlySpan<byte> content)
    {
        content = default;
        return !_rest.IsEmpty && TryTake(1, _rest[0], out content);
    }

    /// <summary>A vector whose length is two bytes.</summary>
    public bool TryVector16(out ReadOnlySpan<byte> content)
    {
        content = default;
        return BinaryPrimitives.TryReadUInt16BigEndian(_rest, out ushort length) && TryTake(2, length, out content);
    }

    private bool TryTake(int prefix, int length, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (_rest.Length < prefix + length)
            return false;

        content = _rest.Slice(prefix, length);
        _rest = _rest[(prefix + length)..];
        return true;
    }
}
