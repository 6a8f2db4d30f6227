using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>Linux "cooked" capture, version 1: packet type, ARPHRD_ type, sender's address, protocol.</summary>
internal static class LinuxSll
{
    private const int HeaderLength = 16;
    private const int MacLength = 6;

    // ARPHRD_ types whose protocol field is not an EtherType.
    private const int FrameRelay = 770;
    private const int Netlink = 824;
    private const int Ieee80211First = 801;
    private const int Ieee80211Last = 803;

    // Protocol values below the EtherTypes (if_ether.h).
    private const int Ieee8022 = 4;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Link, HeaderLength);
        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        if (BinaryPrimitives.ReadUInt16BigEndian(header[4..]) == MacLength)
            packet.SourceMac = MacAddress.Read(header[6..]);
        cursor.Offset += HeaderLength;
        int hardware = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        return Follow(hardware, BinaryPrimitives.ReadUInt16BigEndian(header[14..]), ref cursor, ref packet);
    }

    /// <summary>What a cooked header's protocol field means for the ARPHRD_ type, in both versions.</summary>
    public static int Follow(int hardware, int protocol, ref Cursor cursor, ref Packet packet)
    {
        if (hardware is FrameRelay or Netlink or (>= Ieee80211First and <= Ieee80211Last))
            return Cursor.End;
        return protocol == Ieee8022 ? Llc.Read(ref cursor, ref packet) : protocol;
    }
}
