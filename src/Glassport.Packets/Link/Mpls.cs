using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>One MPLS label stack entry (RFC 3032 §2.1).</summary>
internal static class Mpls
{
    private const int EntryLength = 4;
    private const uint BottomOfStack = 0x100;

    /// <inheritdoc cref="LinkReader"/>
    /// <remarks>
    /// Nothing says what follows the last label; as routers do, an IP version in the first nibble is believed (RFC 4928).
    /// </remarks>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(EntryLength))
            return cursor.Stop(ref packet, Layer.Shim, EntryLength);
        uint entry = BinaryPrimitives.ReadUInt32BigEndian(cursor.Rest);
        cursor.Offset += EntryLength;
        return (entry & BottomOfStack) == 0 ? EtherType.Mpls : RawIP.Read(ref cursor, ref packet);
    }
}
