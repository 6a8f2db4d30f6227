using System.Buffers.Binary;
using Glassport.Packets.Link;

namespace Glassport.Packets.Net;

/// <summary>
/// GRE (RFC 2784, with RFC 1701's routing and RFC 2890's key and sequence number) and PPTP's version of it (RFC 2637 §4.1).
/// </summary>
internal static class Gre
{
    private const int ShortestHeader = 4;
    private const int FieldLength = 4;

    private const int HasChecksum = 0x8000;
    private const int HasRouting = 0x4000;
    private const int HasKey = 0x2000;
    private const int HasSequence = 0x1000;
    private const int HasAcknowledgment = 0x0080;
    private const int Version = 0x0007;

    /// <summary>Reads the header and answers the EtherType of the payload, or <see cref="Cursor.End"/>.</summary>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(ShortestHeader))
            return cursor.Stop(ref packet, Layer.Tunnel, ShortestHeader);
        ReadOnlySpan<byte> header = cursor.Peek(ShortestHeader);
        int flags = BinaryPrimitives.ReadUInt16BigEndian(header);
        int protocol = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        if (!cursor.EnterTunnel())
            return Cursor.End;
        return (flags & Version) switch
        {
            0 => ReadStandard(flags, ref cursor, ref packet) ? protocol : Cursor.End,
            1 when protocol == EtherType.PppInGre => ReadPptp(flags, ref cursor, ref packet),
            _ => Cursor.End,
        };
    }

    private static bool ReadStandard(int flags, ref Cursor cursor, ref Packet packet)
    {
        int length = ShortestHeader;

        // The checksum and the routing offset share a word that is there when either is.
        length += (flags & (HasChecksum | HasRouting)) != 0 ? FieldLength : 0;
        length += (flags & HasKey) != 0 ? FieldLength : 0;
        length += (flags & HasSequence) != 0 ? FieldLength : 0;
        if (!cursor.Has(length))
        {
            cursor.Stop(ref packet, Layer.Tunnel, length);
            return false;
        }

        cursor.Offset += length;
        return (flags & HasRouting) == 0 || SkipRoutes(ref cursor, ref packet);
    }

    // RFC 1701: source route entries of family, offset, length and routing bytes; an entry of family 0 without bytes is the last.
    private static bool SkipRoutes(ref Cursor cursor, ref Packet packet)
    {
        const int entryHeader = 4;
        while (cursor.Has(entryHeader))
        {
            ReadOnlySpan<byte> entry = cursor.Peek(entryHeader);
            int length = entryHeader + entry[3];
            if (!cursor.Has(length))
                break;
            cursor.Offset += length;
            if (BinaryPrimitives.ReadUInt16BigEndian(entry) == 0 && entry[3] == 0)
                return true;
        }

        cursor.Stop(ref packet, Layer.Tunnel, cursor.Has(entryHeader) ? entryHeader + cursor.Rest[3] : entryHeader);
        return false;
    }

    private static int ReadPptp(int flags, ref Cursor cursor, ref Packet packet)
    {
        int length = ShortestHeader + FieldLength;
        length += (flags & HasSequence) != 0 ? FieldLength : 0;
        length += (flags & HasAcknowledgment) != 0 ? FieldLength : 0;
        if (!cursor.Has(length))
            return cursor.Stop(ref packet, Layer.Tunnel, length);

        // Without a sequence number there is no payload: the packet only acknowledges.
        int payloadLength = BinaryPrimitives.ReadUInt16BigEndian(cursor.Rest[4..]);
        cursor.Offset += length;
        if ((flags & HasSequence) == 0 || payloadLength == 0)
            return Cursor.End;
        cursor.CutWithin(cursor.Offset + payloadLength);
        return Ppp.Read(ref cursor, ref packet);
    }
}
