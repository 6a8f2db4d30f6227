using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>Linux "cooked" capture, version 2: protocol, interface index, ARPHRD_ type, packet type, sender's address.</summary>
internal static class LinuxSll2
{
    private const int HeaderLength = 20;
    private const int MacLength = 6;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Link, HeaderLength);
        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        if (header[11] == MacLength)
            packet.SourceMac = MacAddress.Read(header[12..]);
        cursor.Offset += HeaderLength;
        int hardware = BinaryPrimitives.ReadUInt16BigEndian(header[8..]);
        return LinuxSll.Follow(hardware, BinaryPrimitives.ReadUInt16BigEndian(header), ref cursor, ref packet);
    }
}
