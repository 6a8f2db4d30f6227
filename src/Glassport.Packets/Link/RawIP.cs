namespace Glassport.Packets.Link;

/// <summary>No link layer: IPv4 or IPv6, told apart by the version nibble.</summary>
internal static class RawIP
{
    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(1))
            return cursor.Stop(ref packet, Layer.Link, 1);
        return (cursor.Bytes[cursor.Offset] >> 4) switch
        {
            4 => EtherType.IPv4,
            6 => EtherType.IPv6,
            _ => Cursor.End,
        };
    }
}
