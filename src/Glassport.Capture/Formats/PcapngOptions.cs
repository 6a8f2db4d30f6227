namespace Glassport.Capture.Formats;

/// <summary>
/// Steps through a block's options: code, length, value padded to four bytes. Ends quietly at an option that
/// overruns its block: the block's own lengths are right, so what follows it can still be read.
/// </summary>
internal ref struct PcapngOptions(ReadOnlySpan<byte> bytes, ByteOrder order)
{
    private const int HeaderLength = 4;
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The option's code; name resolution records have the same shape and a type here.</summary>
    public ushort Code { get; private set; }

    /// <summary>The option's value without its padding.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next option; false when there are no more.</summary>
    public bool MoveNext()
    {
        if (_rest.Length < HeaderLength)
            return false;
        Code = order.UInt16(_rest);
        int length = order.UInt16(_rest[2..]);
        _rest = _rest[HeaderLength..];
        if (Code == PcapngBlock.EndOfOptions || length > _rest.Length)
            return false;
        Value = _rest[..length];
        _rest = _rest[Math.Min((length + 3) & ~3, _rest.Length)..];
        return true;
    }
}
