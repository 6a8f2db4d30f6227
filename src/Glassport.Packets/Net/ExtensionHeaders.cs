using System.Buffers.Binary;

namespace Glassport.Packets.Net;

/// <summary>IPv6's extension headers (RFC 8200 §4), and the authentication header of both versions (RFC 4302).</summary>
internal static class ExtensionHeaders
{
    private const int FragmentLength = 8;

    // RFC 8200 §4.1 has at most seven; more than this many are an attack.
    private const int MaximumHeaders = 16;

    /// <summary>
    /// Moves behind the headers that follow, of which <paramref name="next"/> is the first. Answers the protocol of the payload,
    /// or <see cref="Cursor.End"/> when there is none to be read (yet).
    /// </summary>
    public static int Read(int next, ref Cursor cursor, ref Packet packet, FragmentTable fragments)
    {
        for (int headers = 0; headers < MaximumHeaders; headers++)
        {
            if (next == IPProtocol.NoNextHeader)
                cursor.CutTo(cursor.Offset);
            if (!IsExtension(next))
                return next;
            if (!TryMeasure(next, cursor.Rest, out int length))
                return cursor.Stop(ref packet, Layer.IPv6, length);
            ReadOnlySpan<byte> header = cursor.Peek(length);
            cursor.Offset += length;
            int following = header[0];
            if (next == IPProtocol.Fragment)
                following = ReadFragment(header, ref cursor, ref packet, fragments);
            next = following;
        }

        return cursor.Stop(ref packet, Layer.IPv6, 0);
    }

    /// <summary>Whether the next header value names one of these headers.</summary>
    public static bool IsExtension(int next) => next is IPProtocol.HopByHop or IPProtocol.Routing or IPProtocol.Fragment
        or IPProtocol.Authentication or IPProtocol.DestinationOptions or IPProtocol.Mobility;

    /// <summary>How long the header at the start of the bytes is; false when not all of it is there.</summary>
    public static bool TryMeasure(int next, ReadOnlySpan<byte> bytes, out int length)
    {
        length = FragmentLength;
        if (bytes.Length < 2)
            return false;
        length = next switch
        {
            IPProtocol.Fragment => FragmentLength,
            IPProtocol.Authentication => (bytes[1] + 2) * 4,
            _ => (bytes[1] + 1) * 8,
        };
        return bytes.Length >= length;
    }

    /// <summary>
    /// Whether a fragment header tells of a datagram in one piece (RFC 6946) or of the first piece; both begin with its headers.
    /// </summary>
    public static bool IsFirstFragment(ReadOnlySpan<byte> header) => (BinaryPrimitives.ReadUInt16BigEndian(header[2..]) & 0xFFF8) == 0;

    private static int ReadFragment(ReadOnlySpan<byte> header, ref Cursor cursor, ref Packet packet, FragmentTable fragments)
    {
        int field = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        int offset = field & 0xFFF8;
        bool more = (field & 1) != 0;
        if (offset == 0 && !more)
            return header[0];

        // The pieces' next header fields may differ, so they are no part of what ties them together (RFC 8200 §4.5).
        uint identification = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        FragmentKey key = new(packet.Source, packet.Destination, identification, FragmentKey.AnyProtocol);
        return fragments.Follow(new(key, offset, more, header[0]), ref cursor, ref packet);
    }
}
