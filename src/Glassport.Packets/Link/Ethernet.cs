using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>Ethernet II and IEEE 802.3 (IEEE 802.3 §3.1.1).</summary>
internal static class Ethernet
{
    private const int HeaderLength = 14;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Link, HeaderLength);
        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        packet.DestinationMac = MacAddress.Read(header);
        packet.SourceMac = MacAddress.Read(header[6..]);
        cursor.Offset += HeaderLength;
        int etherType = BinaryPrimitives.ReadUInt16BigEndian(header[12..]);
        return etherType >= EtherType.Smallest ? etherType : Llc.ReadWithLength(etherType, ref cursor, ref packet);
    }
}
