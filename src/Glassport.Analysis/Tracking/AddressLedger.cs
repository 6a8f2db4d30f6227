using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>Writes down who asked for whose MAC address and who answered (RFC 826, RFC 4861). Bounded.</summary>
internal sealed class AddressLedger
{
    private const int MaximumRows = 10_000;
    private const long CopyAge = 20_000_000;
    private const byte ArpRequest = 1;
    private const byte NeighbourSolicitation = 135;

    private readonly List<Row> rows = [];

    /// <summary>Takes an ARP or neighbour discovery packet; true when it is a second copy of the one before.</summary>
    public bool Add(in Packet packet)
    {
        bool request = packet.Kind == PacketKind.Arp ? packet.Type == ArpRequest : packet.Type == NeighbourSolicitation;
        bool copy = false;
        for (int i = rows.Count - 1; i >= 0 && i >= rows.Count - 4; i--)
        {
            Row row = rows[i];
            copy |= row.Request == request && row.Sender == packet.Source && row.Target == packet.Destination
                && row.SenderMac == packet.SourceMac && packet.Time.Nanoseconds - row.Time.Nanoseconds <= CopyAge;
        }

        if (rows.Count >= MaximumRows)
            return copy;
        Row added = new(packet.Number, packet.Time, request, packet.Source, packet.SourceMac, packet.Destination);
        if (!request)
            Answer(added);
        rows.Add(added);
        return copy;
    }

    /// <summary>What was written down.</summary>
    public IReadOnlyList<AddressResolution> ToList() =>
        [.. rows.Select(static r => new AddressResolution(r.Packet, r.Request, r.Sender, r.SenderMac, r.Target, r.AnsweredBy, r.Answers))];

    private void Answer(Row reply)
    {
        for (int i = rows.Count - 1; i >= 0 && i >= rows.Count - 256; i--)
        {
            Row request = rows[i];
            if (!request.Request || request.Target != reply.Sender || request.Sender != reply.Target)
                continue;
            reply.Answers = request.Packet;

            // One reply answers all copies of a doubled request; the first of them is the one that asked.
            for (int j = i; j >= 0 && rows[j].Request && rows[j].Target == request.Target && rows[j].Sender == request.Sender && rows[j].AnsweredBy is null; j--)
            {
                rows[j].AnsweredBy = reply.Packet;
                reply.Answers = rows[j].Packet;
            }

            return;
        }
    }

    private sealed class Row(long packet, Timestamp time, bool request, HostAddress sender, MacAddress senderMac, HostAddress target)
    {
        public long Packet { get; } = packet;

        public Timestamp Time { get; } = time;

        public bool Request { get; } = request;

        public HostAddress Sender { get; } = sender;

        public MacAddress SenderMac { get; } = senderMac;

        public HostAddress Target { get; } = target;

        public long? AnsweredBy { get; set; }

        public long? Answers { get; set; }
    }
}
