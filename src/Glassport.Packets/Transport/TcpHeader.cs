using System.Buffers.Binary;

namespace Glassport.Packets.Transport;

/// <summary>TCP (RFC 9293 §3.1).</summary>
internal static class TcpHeader
{
    private const int ShortestHeader = 20;

    // Ports, sequence and acknowledgment numbers, data offset, control bits: with less, a segment that the capture cut is of no use.
    private const int ThroughControlBits = 14;
    private const int ThroughWindow = 16;

    /// <summary>Reads the header and its options, and makes what follows the payload.</summary>
    public static void Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(ShortestHeader))
        {
            ReadCut(ref cursor, ref packet);
            return;
        }

        ReadOnlySpan<byte> header = cursor.Peek(ShortestHeader);
        int headerLength = (header[12] >> 4) * 4;
        if (headerLength < ShortestHeader || headerLength > cursor.WireRemaining)
        {
            StopAtDataOffset(headerLength, ref cursor, ref packet);
            return;
        }

        ReadFixed(header, ref packet);
        packet.Window = BinaryPrimitives.ReadUInt16BigEndian(header[14..]);
        if (headerLength == ShortestHeader)
        {
            cursor.Offset += ShortestHeader;
            cursor.TakePayload(ref packet);
            return;
        }

        int available = Math.Min(headerLength, cursor.Remaining);
        TcpOptions.Read(cursor.Bytes.Slice(cursor.Offset + ShortestHeader, available - ShortestHeader), ref packet);
        Finish(headerLength, ref cursor, ref packet);
    }

    private static void ReadFixed(ReadOnlySpan<byte> header, ref Packet packet)
    {
        packet.Kind = PacketKind.Tcp;
        packet.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(header);
        packet.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        packet.Sequence = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        packet.Acknowledgment = BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        packet.Flags = (TcpFlags)header[13];
    }

    private static void ReadCut(ref Cursor cursor, ref Packet packet)
    {
        bool isCutByCapture = cursor.WireRemaining >= ShortestHeader;
        if (!cursor.Has(ThroughControlBits) || !isCutByCapture)
        {
            cursor.TakePayload(ref packet);
            cursor.Stop(ref packet, Layer.Tcp, ShortestHeader);
            return;
        }

        ReadOnlySpan<byte> header = cursor.Peek(ThroughControlBits);
        int headerLength = (header[12] >> 4) * 4;
        if (headerLength < ShortestHeader || headerLength > cursor.WireRemaining)
        {
            StopAtDataOffset(headerLength, ref cursor, ref packet);
            return;
        }

        ReadFixed(header, ref packet);
        if (cursor.Has(ThroughWindow))
            packet.Window = BinaryPrimitives.ReadUInt16BigEndian(cursor.Rest[14..]);
        Finish(headerLength, ref cursor, ref packet);
    }

    // Of a header that the capture cut the data offset still tells how much payload there was.
    private static void Finish(int headerLength, ref Cursor cursor, ref Packet packet)
    {
        int available = cursor.Remaining;
        packet.PayloadWireLength = cursor.WireRemaining - headerLength;
        if (available < headerLength)
        {
            cursor.Stop(ref packet, Layer.Tcp, headerLength);
            packet.PayloadOffset = cursor.Bytes.Length;
            return;
        }

        packet.PayloadOffset = cursor.Offset + headerLength;
        packet.PayloadLength = available - headerLength;
    }

    private static void StopAtDataOffset(int headerLength, ref Cursor cursor, ref Packet packet)
    {
        cursor.TakePayload(ref packet);
        if (headerLength < ShortestHeader)
            cursor.Stop(ref packet, Layer.Tcp, ShortestHeader, headerLength);
        else
            cursor.Stop(ref packet, Layer.Tcp, headerLength, cursor.WireRemaining);
    }
}
