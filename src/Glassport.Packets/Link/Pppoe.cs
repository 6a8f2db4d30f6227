using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>A PPPoE session packet (RFC 2516 §4, §6).</summary>
internal static class Pppoe
{
    private const int HeaderLength = 6;
    private const int VersionAndType = 0x11;
    private const int SessionData = 0;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Shim, HeaderLength);
        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        if (header[0] != VersionAndType || header[1] != SessionData)
            return Cursor.End;
        cursor.Offset += HeaderLength;
        cursor.CutWithin(cursor.Offset + BinaryPrimitives.ReadUInt16BigEndian(header[4..]));
        return Ppp.ReadProtocol(ref cursor, ref packet, Layer.Shim);
    }
}
