using Glassport.Packets;

namespace Glassport.Analysis.Filtering;

/// <summary>
/// Lets through of all packets those that belong to FTP: control connections on port 21 or 990, on any port where the first words are FTP's,
/// and every data connection that they negotiate, as <see cref="Explainer"/> assigns them; ICMP errors about these connections; ARP and
/// neighbour discovery about their hosts. Packets that cannot be decided yet are held within <see cref="FilterLimits"/>, and what had to be
/// given up is counted. Packets must come in order of capture; one filter serves one thread. Once memory has grown to what the traffic
/// needs nothing is allocated for a packet, but for what begins: a connection, a command, a reply.
/// </summary>
public sealed class FtpFilter
{
    private readonly PacketGate gate;
    private readonly FilterTracker tracker;
    private readonly WaitingDatagrams datagrams;

    /// <summary>A filter that has seen nothing yet.</summary>
    /// <param name="expression">Which sessions are let through.</param>
    /// <param name="options">How it works.</param>
    /// <param name="sink">Where packets go that are let through; it must not call the filter.</param>
    public FtpFilter(FtpFilterExpression expression, FtpFilterOptions options, IPacketSink sink)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        gate = new PacketGate(sink, options.Limits, options.HeadersOnly, Counts);
        tracker = new FilterTracker(expression, options, gate, Counts);
        datagrams = new WaitingDatagrams(gate, options.Limits);
    }

    /// <summary>What was done so far, and what was given up.</summary>
    public FilterCounts Counts { get; } = new();

    /// <summary>
    /// How many captured bytes of a packet are headers, from the link layer to TCP: what is kept of a data connection when only headers
    /// are wanted. All of them for what is no TCP, and for a segment that came in IP fragments.
    /// </summary>
    public static int HeaderLength(in Packet packet) => packet.Kind == PacketKind.Tcp && packet.Reassembled is null
        ? Math.Min(packet.PayloadOffset, packet.Length)
        : packet.Length;

    /// <summary>Takes the next packet. What is let through goes to the sink at once, or with a later packet, <see cref="Advance"/> or <see cref="Flush"/>.</summary>
    /// <param name="packet">The packet, decoded; the decoder must have been given every packet.</param>
    /// <param name="frame">Its captured bytes, <see cref="Packet.Length"/> of them.</param>
    public void Offer(in Packet packet, ReadOnlySpan<byte> frame)
    {
        Counts.Offered++;
        if (packet.Kind is PacketKind.Arp or PacketKind.NeighbourDiscovery)
        {
            Advance(packet.Time);
            gate.OfferAddress(packet, frame);
            return;
        }

        Fate fate = packet.Kind switch
        {
            PacketKind.Tcp => tracker.Follow(packet, Payload(packet, frame)),
            PacketKind.Icmp => tracker.About(packet, frame),
            PacketKind.Fragment => datagrams.Of(packet.Datagram),
            _ => Fate.Nothing,
        };
        if (packet.WasFragmented)
            datagrams.Complete(packet.Datagram, fate);
        Advance(packet.Time);
        gate.Offer(packet, frame, HeaderLength(packet), fate);
    }

    /// <summary>Time has passed without packets: lets through what has waited long enough for those before it.</summary>
    /// <param name="time">The time, by the clock that captures have.</param>
    public void Advance(Timestamp time)
    {
        tracker.Sessions.Advance(time);
        gate.Advance(time);
    }

    /// <summary>The capture ends: lets through what waits, and drops what was not decided.</summary>
    public void Flush() => gate.Flush();

    private static ReadOnlySpan<byte> Payload(in Packet packet, ReadOnlySpan<byte> frame) => packet.Reassembled is { } whole
        ? whole.AsSpan(packet.PayloadOffset, packet.PayloadLength)
        : frame.Slice(packet.PayloadOffset, packet.PayloadLength);
}
