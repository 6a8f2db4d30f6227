using System.Collections.Concurrent;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Packets.Transport;

namespace Glassport.Analysis.Tracking;

/// <summary>What is noted of a packet in a <see cref="PacketTable"/>.</summary>
internal static class PacketNotes
{
    private const int MostSummaries = 10_000;

    private static readonly ConcurrentDictionary<(TcpFlags Flags, int Length), string> Summaries = new();

    /// <summary>The roles that TCP gives a packet.</summary>
    public static Roles TransportRoles(in Packet packet, TcpAnalysis analysis, LifePart part)
    {
        Roles roles = Roles.None;
        TcpFlags flags = packet.Flags;
        if ((flags & TcpFlags.Rst) != 0)
            roles |= Roles.Rst;
        else if ((flags & TcpFlags.Syn) != 0)
            roles |= (flags & TcpFlags.Ack) != 0 ? Roles.SynAck : Roles.Syn;
        if ((flags & TcpFlags.Fin) != 0)
            roles |= Roles.Fin;
        if (part == LifePart.HandshakeAck && packet.PayloadWireLength == 0)
            roles |= Roles.HandshakeAck;
        else if (packet.PayloadWireLength == 0 && roles == Roles.None)
            roles |= Roles.Ack;
        if ((analysis & TcpAnalysis.Retransmission) != 0)
            roles |= Roles.Retransmission;
        if ((analysis & TcpAnalysis.FastRetransmission) != 0)
            roles |= Roles.FastRetransmission;
        if ((analysis & TcpAnalysis.SpuriousRetransmission) != 0)
            roles |= Roles.SpuriousRetransmission;
        if ((analysis & TcpAnalysis.OutOfOrder) != 0)
            roles |= Roles.OutOfOrder;
        if ((analysis & TcpAnalysis.DuplicateAck) != 0)
            roles |= Roles.DuplicateAck;
        if ((analysis & TcpAnalysis.KeepAlive) != 0)
            roles |= Roles.KeepAlive;
        if ((analysis & TcpAnalysis.ZeroWindow) != 0)
            roles |= Roles.ZeroWindow;
        if ((analysis & TcpAnalysis.LostSegment) != 0)
            roles |= Roles.LostSegment;
        if ((analysis & TcpAnalysis.ReusedPorts) != 0)
            roles |= Roles.ReusedPorts;
        return roles;
    }

    /// <summary>One line for a TCP packet without application text, such as <c>SYN, ACK</c> or <c>ACK, 1448 bytes</c>. The same line is the same string.</summary>
    public static string Summarise(in Packet packet)
    {
        (TcpFlags, int) key = (packet.Flags, packet.PayloadWireLength);
        if (!Summaries.TryGetValue(key, out string? known))
        {
            known = Write(packet);
            if (Summaries.Count < MostSummaries)
                Summaries[key] = known;
        }

        return known;
    }

    private static string Write(in Packet packet)
    {
        StringBuilder text = new();
        ReadOnlySpan<(TcpFlags Flag, string Name)> names =
        [
            (TcpFlags.Syn, "SYN"), (TcpFlags.Fin, "FIN"), (TcpFlags.Rst, "RST"), (TcpFlags.Urg, "URG"), (TcpFlags.Ack, "ACK"),
        ];
        foreach ((TcpFlags flag, string name) in names)
        {
            if ((packet.Flags & flag) != 0)
                text.Append(text.Length > 0 ? ", " : "").Append(name);
        }

        if (packet.PayloadWireLength > 0)
            text.Append(text.Length > 0 ? ", " : "").Append(packet.PayloadWireLength).Append(" bytes");
        return text.ToString();
    }
}
