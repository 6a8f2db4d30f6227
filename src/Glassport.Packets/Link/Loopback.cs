using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>BSD loopback: an address family in four bytes, in the capturing host's byte order (NULL) or the network's (LOOP).</summary>
internal static class Loopback
{
    private const int HeaderLength = 4;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Link, HeaderLength);
        uint family = BinaryPrimitives.ReadUInt32LittleEndian(cursor.Rest);

        // Families are small numbers, so the byte order shows.
        if (family > ushort.MaxValue)
            family = BinaryPrimitives.ReverseEndianness(family);
        cursor.Offset += HeaderLength;
        return family switch
        {
            2 => EtherType.IPv4,

            // AF_INET6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, Darwin.
            10 or 23 or 24 or 28 or 30 => EtherType.IPv6,
            _ => Cursor.End,
        };
    }
}
