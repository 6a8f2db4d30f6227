using System.Buffers.Binary;
using System.Globalization;
using Glassport.Packets.Tls;
using Glassport.Packets.Transport;

namespace Glassport.Packets.Dissection;

/// <summary>TCP (RFC 9293) with its options.</summary>
internal static class TcpDissection
{
    private const int Shortest = 20;

    private static readonly (TcpFlags Flag, string Name, string Label)[] Flags =
    [
        (TcpFlags.Cwr, "tcp.flags.cwr", "Congestion window reduced"), (TcpFlags.Ece, "tcp.flags.ece", "ECN echo"), (TcpFlags.Urg, "tcp.flags.urg", "Urgent"),
        (TcpFlags.Ack, "tcp.flags.ack", "Acknowledgment"), (TcpFlags.Psh, "tcp.flags.push", "Push"), (TcpFlags.Rst, "tcp.flags.reset", "Reset"),
        (TcpFlags.Syn, "tcp.flags.syn", "Syn"), (TcpFlags.Fin, "tcp.flags.fin", "Fin"),
    ];

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("tcp", "Transmission Control Protocol", Shortest))
            return DissectionStep.End;
        int length = (frame.Byte(12) >> 4) * 4;
        if (length < Shortest)
            return DissectionStep.End;
        int from = frame.Short(0), to = frame.Short(2);
        TcpFlags flags = (TcpFlags)frame.Byte(13);
        frame.Add("tcp.srcport", "Source port", from, 0, 2);
        frame.Add("tcp.dstport", "Destination port", to, 2, 2);
        frame.Add("tcp.seq_raw", "Sequence number (raw)", frame.Int(4), 4, 4);
        frame.Add("tcp.ack_raw", "Acknowledgment number (raw)", frame.Int(8), 8, 4);
        frame.Add("tcp.hdr_len", "Header length", $"{length} bytes", 12, 1);
        foreach ((TcpFlags flag, string name, string label) in Flags)
            frame.Add(name, label, (flags & flag) != 0 ? "Set" : "Not set", 13, 1);
        frame.Add("tcp.window_size_value", "Window", frame.Short(14), 14, 2);
        frame.AddHex("tcp.checksum", "Checksum", frame.Short(16), 4, 16, 2);
        frame.Add("tcp.urgent_pointer", "Urgent pointer", frame.Short(18), 18, 2);
        int header = Math.Min(length, frame.Left);
        ReadOptions(ref frame, header);
        frame.Position += header;
        // As long as it was sent, however little of it was captured.
        int sent = Math.Max(frame.Left + frame.Missing - (length - header), 0);
        frame.Add("tcp.len", "Segment length", sent, header, 0);
        string set = string.Join(", ", Flags.Where(one => (flags & one.Flag) != 0).Select(static one => one.Flag.ToString().ToUpperInvariant()));
        frame.End("tcp", $"Transmission Control Protocol, Src Port: {from}, Dst Port: {to}, [{set}], Len: {sent}{(header < length ? $", cut off: {header} of {length} bytes" : "")}");
        return TlsRecord.LooksLike(frame.Rest) ? DissectionStep.Tls : DissectionStep.End;
    }

    private static void ReadOptions(ref FrameReader frame, int header)
    {
        for (int at = Shortest; at < header;)
        {
            byte kind = frame.Byte(at);
            if (kind == 0)
                return;
            int length = kind == 1 ? 1 : at + 1 < header ? frame.Byte(at + 1) : 0;
            if (length < 1 || at + length > header || (kind != 1 && length < 2))
            {
                frame.Add("tcp.options", "Option", $"kind {kind}, malformed", at, header - at);
                return;
            }

            AddOption(ref frame, kind, at, length);
            at += length;
        }
    }

    private static void AddOption(ref FrameReader frame, byte kind, int at, int length)
    {
        switch (kind, length)
        {
            case (1, _):
                frame.Add("tcp.options.nop", "Option", "No-operation", at, 1);
                break;
            case (2, 4):
                frame.Add("tcp.options.mss_val", "Option: maximum segment size", frame.Short(at + 2), at, length);
                break;
            case (3, 3):
                frame.Add("tcp.options.wscale.shift", "Option: window scale", $"{frame.Byte(at + 2)} (multiply by {1L << Math.Min((int)frame.Byte(at + 2), 14)})", at, length);
                break;
            case (4, 2):
                frame.Add("tcp.options.sack_perm", "Option", "SACK permitted", at, length);
                break;
            case (5, _):
                frame.Add("tcp.options.sack", "Option: SACK", Blocks(frame.Bytes(at + 2, length - 2)), at, length);
                break;
            case (8, 10):
                frame.Add("tcp.options.timestamp.tsval", "Option: timestamp value", frame.Int(at + 2), at + 2, 4);
                frame.Add("tcp.options.timestamp.tsecr", "Option: timestamp echo reply", frame.Int(at + 6), at + 6, 4);
                break;
            default:
                frame.Add("tcp.options", "Option", $"kind {kind}, {length} bytes", at, length);
                break;
        }
    }

    private static string Blocks(ReadOnlySpan<byte> bytes)
    {
        List<string> blocks = [];
        for (; bytes.Length >= 8; bytes = bytes[8..])
            blocks.Add(string.Create(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadUInt32BigEndian(bytes)}-{BinaryPrimitives.ReadUInt32BigEndian(bytes[4..])}"));
        return string.Join(' ', blocks);
    }
}
