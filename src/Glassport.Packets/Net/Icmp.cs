namespace Glassport.Packets.Net;

/// <summary>ICMP (RFC 792).</summary>
internal static class Icmp
{
    /// <summary>Type, code, checksum, and four bytes whose meaning depends on them; in errors the quoted header follows.</summary>
    public const int HeaderLength = 8;

    private const int TypeAndCode = 2;

    /// <summary>Reads the message at the cursor.</summary>
    public static void Read(ref Cursor cursor, ref Packet packet)
    {
        // Unreachable, source quench, redirect, time exceeded, parameter problem.
        if (TryReadHeader(ref cursor, ref packet) && packet.Type is 3 or 4 or 5 or 11 or 12 && cursor.Remaining > 0)
            packet.QuoteOffset = cursor.Offset;
    }

    /// <summary>Reads the header that both versions share; false when not all of it is there.</summary>
    public static bool TryReadHeader(ref Cursor cursor, ref Packet packet)
    {
        bool isWhole = cursor.Has(HeaderLength);
        if (!isWhole)
            cursor.Stop(ref packet, Layer.Icmp, HeaderLength);
        if (cursor.Has(TypeAndCode))
        {
            packet.Kind = PacketKind.Icmp;
            packet.Type = cursor.Bytes[cursor.Offset];
            packet.Code = cursor.Bytes[cursor.Offset + 1];
        }

        cursor.Offset += Math.Min(HeaderLength, cursor.Remaining);
        cursor.TakePayload(ref packet);
        return isWhole;
    }
}
