using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>A VLAN tag behind its tag protocol identifier (IEEE 802.1Q §9.6); tags are stacked by repeating it.</summary>
internal static class VlanTag
{
    private const int TagLength = 4;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(TagLength))
            return cursor.Stop(ref packet, Layer.Shim, TagLength);
        ReadOnlySpan<byte> tag = cursor.Peek(TagLength);

        // Id 0 only carries a priority: such a frame is not tagged.
        if (packet.Vlan == 0)
            packet.Vlan = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(tag) & 0x0FFF);
        cursor.Offset += TagLength;
        int etherType = BinaryPrimitives.ReadUInt16BigEndian(tag[2..]);
        return etherType >= EtherType.Smallest ? etherType : Llc.ReadWithLength(etherType, ref cursor, ref packet);
    }
}
