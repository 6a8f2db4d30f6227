using System.Buffers.Binary;

namespace Glassport.Packets.Transport;

/// <summary>TCP options (RFC 9293 §3.2, RFC 2018, RFC 7323).</summary>
internal static class TcpOptions
{
    private const int End = 0;
    private const int NoOperation = 1;
    private const int MaximumSegmentSize = 2;
    private const int WindowScale = 3;
    private const int SackPermitted = 4;
    private const int Sack = 5;
    private const int Timestamps = 8;

    // RFC 7323 §2.3: a larger shift count counts as this one.
    private const int LargestShift = 14;

    private const int AlignedTimestampsLength = 12;
    private const uint AlignedTimestamps = 0x0101_080A;

    /// <summary>Reads the options; the first one that is malformed or cut ends them.</summary>
    public static void Read(ReadOnlySpan<byte> options, ref Packet packet)
    {
        // Nearly every segment has just this: two no-operations and the timestamps (RFC 7323 appendix A).
        if (options.Length == AlignedTimestampsLength && BinaryPrimitives.ReadUInt32BigEndian(options) == AlignedTimestamps)
        {
            ReadTimestamps(options[4..], ref packet);
            return;
        }

        while (options.Length > 0 && options[0] != End)
        {
            if (options[0] == NoOperation)
            {
                options = options[1..];
                continue;
            }

            if (options.Length < 2 || options[1] < 2 || options[1] > options.Length)
                return;
            ReadOne(options[0], options[2..options[1]], ref packet);
            options = options[options[1]..];
        }
    }

    private static void ReadOne(int kind, ReadOnlySpan<byte> value, ref Packet packet)
    {
        bool isSyn = (packet.Flags & TcpFlags.Syn) != 0;
        switch (kind, value.Length)
        {
            case (MaximumSegmentSize, 2) when isSyn:
                packet.MaximumSegmentSize = BinaryPrimitives.ReadUInt16BigEndian(value);
                break;
            case (WindowScale, 1) when isSyn:
                packet.WindowScale = (sbyte)Math.Min((int)value[0], LargestShift);
                break;
            case (SackPermitted, 0) when isSyn:
                packet.SackPermitted = true;
                break;
            case (Sack, >= 8) when value.Length % 8 == 0:
                packet.SackBlocks = (byte)(value.Length / 8);
                packet.SackLeft = BinaryPrimitives.ReadUInt32BigEndian(value);
                packet.SackRight = BinaryPrimitives.ReadUInt32BigEndian(value[4..]);
                break;
            case (Timestamps, 8):
                ReadTimestamps(value, ref packet);
                break;
        }
    }

    private static void ReadTimestamps(ReadOnlySpan<byte> value, ref Packet packet)
    {
        packet.HasTcpTimestamps = true;
        packet.TcpTimestamp = BinaryPrimitives.ReadUInt32BigEndian(value);
        packet.TcpTimestampEcho = BinaryPrimitives.ReadUInt32BigEndian(value[4..]);
    }
}
