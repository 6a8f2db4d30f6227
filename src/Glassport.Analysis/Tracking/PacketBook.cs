using System.Text;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Packets.Transport;

namespace Glassport.Analysis.Tracking;

/// <summary>Notes every packet's role, when that was asked for. Phases are read when the book is closed: only then they are known.</summary>
internal sealed class PacketBook
{
    private readonly List<Entry> entries = [];

    /// <summary>Notes a packet.</summary>
    public void Note(in Packet packet, Roles roles, PhaseAnchor anchor, string summary, ControlTracker? conversation = null, DataTracker? data = null)
    {
        string from;
        string to;
        if (packet.Kind is PacketKind.Tcp or PacketKind.Udp)
            (from, to) = (packet.From.ToString(), packet.To.ToString());
        else if (packet.Kind == PacketKind.Undecoded)
            (from, to) = ("", "");
        else
            (from, to) = (packet.Source.ToString(), packet.Destination.ToString());
        entries.Add(new Entry(packet.Number, packet.Time, packet.OriginalLength, roles, anchor, conversation, data, from, to, summary));
    }

    /// <summary>The roles of all packets, in capture order.</summary>
    public IReadOnlyList<PacketRole> Close()
    {
        entries.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return [.. entries.Select(static e => new PacketRole(
            e.Number, e.Time, e.Length, e.Roles == Roles.None ? Roles.Other : e.Roles, e.Anchor.Slot?.Final.Name ?? PhaseName.Other,
            e.Conversation is { IsWithdrawn: false } conversation ? conversation.Id : null, e.Data?.Id, e.From, e.To, e.Summary))];
    }

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

    /// <summary>One line for a TCP packet without application text, such as <c>SYN, ACK</c> or <c>ACK, 1448 bytes</c>.</summary>
    public static string Summarise(in Packet packet)
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

    private readonly record struct Entry(
        long Number, Timestamp Time, int Length, Roles Roles, PhaseAnchor Anchor, ControlTracker? Conversation, DataTracker? Data,
        string From, string To, string Summary);
}
