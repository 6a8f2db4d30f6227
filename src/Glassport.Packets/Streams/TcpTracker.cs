using Glassport.Packets.Transport;

namespace Glassport.Packets.Streams;

/// <summary>
/// Follows every TCP connection of a capture and gives its bytes in order to an observer. Memory is bounded: what is held for
/// reordering, and how many connections are remembered. Where copies of a byte differ, the first one counts.
/// </summary>
public sealed class TcpTracker(ITcpObserver observer)
{
    // Linux offers receive windows of up to 6 MiB by default; what stands further ahead than that does not fit the stream.
    private const long MaximumHeldPerDirection = 8 << 20;
    private const long MaximumHeld = 64 << 20;

    // Data that overtook the packet before it on another interface is a few packets or milliseconds late, not more.
    private const int PatiencePackets = 4;
    private const long PatienceTime = 5_000_000;

    private const int SweepAt = 65_536;
    private const long EndedAge = 10_000_000_000;
    private const long IdleAge = 300_000_000_000;

    private readonly Dictionary<FlowKey, TcpConnection> connections = [];
    private readonly CopyTable copies = new();
    private long held;

    /// <summary>Follows one decoded TCP packet.</summary>
    /// <param name="packet">A packet of kind <see cref="PacketKind.Tcp"/>.</param>
    /// <param name="payload">Its captured payload.</param>
    public void Track(in Packet packet, ReadOnlySpan<byte> payload)
    {
        FlowKey key = new(packet);
        TcpAnalysis analysis = TcpAnalysis.None;
        bool opening = (packet.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn;
        if (connections.TryGetValue(key, out TcpConnection? connection) && opening && OpensAgain(connection, packet))
        {
            Drop(key, connection);
            connection = null;
            analysis = TcpAnalysis.ReusedPorts;
        }

        if (connection is null)
        {
            connection = Begin(packet);
            connections.Add(key, connection);
            if (connections.Count >= SweepAt)
                Sweep(packet.Time);
        }

        Follow(connection, packet, payload, analysis);
    }

    /// <summary>The connection between two ends that is followed now, or null.</summary>
    public TcpConnection? Find(Endpoint one, Endpoint other) => connections.GetValueOrDefault(new FlowKey(one, other));

    /// <summary>How many connections were forgotten before their end, because there were too many.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Forgets a connection: delivers what is held of it. A packet that comes later begins another.</summary>
    public void Forget(TcpConnection connection)
    {
        FlowKey key = new(connection.Opener, connection.Called);
        if (connections.TryGetValue(key, out TcpConnection? followed) && followed == connection)
            Drop(key, connection);
    }

    /// <summary>The capture has ended: delivers what is held and forgets every connection, oldest first.</summary>
    public void End()
    {
        foreach (TcpConnection connection in connections.Values.OrderBy(static c => c.FirstPacket))
            Conclude(connection);
        connections.Clear();
    }

    private void Follow(TcpConnection connection, in Packet packet, ReadOnlySpan<byte> payload, TcpAnalysis analysis)
    {
        bool fromOpener = packet.SourcePort == connection.Opener.Port && packet.Source == connection.Opener.Address;
        TcpDirection own = connection.Direction(fromOpener);
        TcpDirection other = connection.Direction(!fromOpener);
        connection.Packets++;
        connection.LastTime = packet.Time;
        own.PayloadBytes += packet.PayloadWireLength;

        if (connection.WantsBytes)
            analysis |= Analyse(connection, fromOpener, own, other, packet);
        if (own.HasBase && (packet.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == (TcpFlags.Syn | TcpFlags.Ack) && packet.Sequence + 1 != own.BaseSequence)
            analysis |= TcpAnalysis.ReusedPorts;
        Anchor(connection, fromOpener, own, other, packet);
        if ((packet.Flags & (TcpFlags.Ack | TcpFlags.Rst)) == TcpFlags.Ack)
            Acknowledge(other, packet.Acknowledgment);

        observer.Segment(connection, fromOpener, packet, analysis);

        // What this packet acknowledges had arrived before its payload was written: a reply comes after the command that it answers.
        LosePatience(connection, !fromOpener, other, packet.Time);
        uint dataSequence = packet.Sequence + ((packet.Flags & TcpFlags.Syn) != 0 ? 1u : 0u);
        long offset = own.OffsetOf(dataSequence);
        long end = offset + packet.PayloadWireLength;
        if (!connection.WantsBytes)
            Pass(own, packet.PayloadWireLength > 0 ? end : 0);
        else if (packet.PayloadWireLength > 0)
            Accept(connection, fromOpener, own, offset, payload, packet);
        if ((packet.Flags & TcpFlags.Fin) != 0 && own.FinOffset < 0 && end >= own.Delivered)
        {
            own.FinOffset = end;
            own.FinPacket = packet.Number;
        }

        if ((packet.Flags & TcpFlags.Rst) != 0)
            own.Reset = true;
        LosePatience(connection, fromOpener, own, packet.Time);
        observer.SegmentDone(connection, fromOpener, packet, analysis);
    }

    private TcpAnalysis Analyse(TcpConnection connection, bool fromOpener, TcpDirection own, TcpDirection other, in Packet packet)
    {
        TcpAnalysis analysis = SequenceAnalysis.Examine(connection, own, other, packet);
        if (copies.SeenBefore(connection, fromOpener, packet) && (connection.Doubled || !CopyTable.IsAmbiguous(packet, analysis)))
        {
            connection.Doubled = true;
            analysis |= TcpAnalysis.SecondCopy;
        }

        return analysis;
    }

    private static bool OpensAgain(TcpConnection connection, in Packet packet)
    {
        bool fromOpener = packet.From == connection.Opener;
        TcpDirection own = connection.Direction(fromOpener);
        return own.HasBase ? packet.Sequence + 1 != own.BaseSequence : fromOpener || connection.Ended;
    }

    private static TcpConnection Begin(in Packet packet)
    {
        bool answer = (packet.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == (TcpFlags.Syn | TcpFlags.Ack);
        bool opening = (packet.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn;

        // Without a SYN the lower of the ports is the likelier server: servers have the well-known ones.
        bool fromOpener = opening || (!answer && packet.SourcePort >= packet.DestinationPort);
        return fromOpener ? new TcpConnection(packet.From, packet.To, packet) : new TcpConnection(packet.To, packet.From, packet);
    }

    private static void Anchor(TcpConnection connection, bool fromOpener, TcpDirection own, TcpDirection other, in Packet packet)
    {
        bool syn = (packet.Flags & TcpFlags.Syn) != 0;
        bool ack = (packet.Flags & TcpFlags.Ack) != 0;
        if (!own.HasBase && ((packet.Flags & TcpFlags.Rst) == 0 || packet.Sequence != 0))
        {
            own.BaseSequence = packet.Sequence + (syn ? 1u : 0u);
            own.HasBase = true;
        }

        if (syn && !ack)
            connection.SynTime = packet.Time;
        else if (ack && !syn && connection.InitialRoundTrip == 0 && connection.SynTime.Nanoseconds != 0)
            connection.InitialRoundTrip = packet.Time.Nanoseconds - connection.SynTime.Nanoseconds;

        if (syn && !ack && fromOpener)
        {
            connection.SynSeen = true;
        }
        else if (syn && ack && !fromOpener)
        {
            connection.SynAckSeen = true;
            AnchorByAck(other, packet.Acknowledgment);
        }
        else if (ack && fromOpener && !syn && !connection.HandshakeComplete && connection.SynSeen && (packet.Flags & TcpFlags.Rst) == 0)
        {
            connection.HandshakeComplete = true;
            if (!connection.SynAckSeen)
                AnchorByAck(other, packet.Acknowledgment);
        }
    }

    private static void AnchorByAck(TcpDirection direction, uint acknowledgment)
    {
        if (direction.HasBase)
            return;
        direction.BaseSequence = acknowledgment;
        direction.HasBase = true;
    }

    private static void Acknowledge(TcpDirection other, uint acknowledgment)
    {
        if (!other.HasBase)
            return;
        long offset = other.OffsetOf(acknowledgment);
        if (other.FinOffset >= 0 && offset > other.FinOffset)
        {
            other.FinAcknowledged = true;
            offset = other.FinOffset;
        }

        if (offset > other.Acknowledged)
            other.Acknowledged = offset;
    }

    private void Accept(
        TcpConnection connection, bool fromOpener, TcpDirection own, long offset, ReadOnlySpan<byte> payload, in Packet packet)
    {
        int length = packet.PayloadWireLength;

        // A stream ends at its FIN (RFC 9293 §3.6): what claims to come behind it does not belong to it.
        if (own.FinOffset >= 0 && offset + length > own.FinOffset)
            length = (int)Math.Max(0, own.FinOffset - offset);
        long old = own.Delivered - offset;
        if (old >= length)
            return;
        if (old > 0)
        {
            offset += old;
            length -= (int)old;
            payload = payload[(int)Math.Min(old, payload.Length)..];
        }

        if (offset > own.Delivered)
        {
            Hold(connection, fromOpener, own, offset, payload, length, packet);
            return;
        }

        Deliver(connection, fromOpener, own, payload, length, packet.Number, packet.Time);
        if (own.Reorder is not null)
            Drain(connection, fromOpener, own);
    }

    private void Pass(TcpDirection own, long end)
    {
        if (own.Reorder is { } reorder)
        {
            held -= reorder.Held;
            own.Reorder = null;
        }

        own.Delivered = Math.Max(own.Delivered, end);
    }

    private void Hold(
        TcpConnection connection, bool fromOpener, TcpDirection own, long offset, ReadOnlySpan<byte> payload, int length, in Packet packet)
    {
        own.Reorder ??= new ReorderBuffer();
        if (own.Reorder.IsEmpty)
        {
            own.HoleAcknowledgedTime = 0;
            own.HoleAcknowledgedPackets = 0;
        }

        held -= own.Reorder.Held;
        own.Reorder.Add(offset, payload, length, packet.Number, packet.Time);
        held += own.Reorder.Held;
        while (!own.Reorder.IsEmpty && (own.Reorder.Held > MaximumHeldPerDirection || held > MaximumHeld))
            SkipHole(connection, fromOpener, own);
    }

    private void Drain(TcpConnection connection, bool fromOpener, TcpDirection own)
    {
        ReorderBuffer reorder = own.Reorder!;
        while (!reorder.IsEmpty && reorder.FirstOffset <= own.Delivered)
        {
            held -= reorder.Held;
            ReorderBuffer.Segment segment = reorder.TakeFirst();
            held += reorder.Held;
            int old = (int)Math.Min(own.Delivered - segment.Offset, segment.WireLength);
            if (old < segment.WireLength)
            {
                ReadOnlySpan<byte> bytes = segment.Bytes.AsSpan(Math.Min(old, segment.Bytes.Length));
                Deliver(connection, fromOpener, own, bytes, segment.WireLength - old, segment.Packet, segment.Time);
            }
        }
    }

    private void Deliver(
        TcpConnection connection, bool fromOpener, TcpDirection own, ReadOnlySpan<byte> bytes, int wireLength, long packet, Timestamp time)
    {
        if (bytes.Length > wireLength)
            bytes = bytes[..wireLength];
        if (!bytes.IsEmpty)
            observer.Data(connection, fromOpener, own.Delivered, bytes, packet, time);
        if (wireLength > bytes.Length)
            observer.Gap(connection, fromOpener, own.Delivered + bytes.Length, wireLength - bytes.Length);
        own.Delivered += wireLength;
    }

    private void LosePatience(TcpConnection connection, bool fromOpener, TcpDirection direction, Timestamp now)
    {
        if (direction.Reorder is not { IsEmpty: false } reorder || direction.Acknowledged < reorder.FirstOffset)
            return;
        if (direction.HoleAcknowledgedPackets++ == 0)
            direction.HoleAcknowledgedTime = now.Nanoseconds;
        if (direction.HoleAcknowledgedPackets <= PatiencePackets && now.Nanoseconds - direction.HoleAcknowledgedTime < PatienceTime)
            return;
        SkipHole(connection, fromOpener, direction);
        direction.HoleAcknowledgedPackets = 0;
    }

    private void SkipHole(TcpConnection connection, bool fromOpener, TcpDirection direction)
    {
        long hole = direction.Reorder!.FirstOffset - direction.Delivered;
        if (hole > 0)
        {
            observer.Gap(connection, fromOpener, direction.Delivered, hole);
            direction.Delivered += hole;
        }

        Drain(connection, fromOpener, direction);
    }

    private void Conclude(TcpConnection connection)
    {
        Flush(connection, true, connection.FromOpener, connection.FromCalled);
        Flush(connection, false, connection.FromCalled, connection.FromOpener);
        observer.Forgotten(connection);
    }

    private void Flush(TcpConnection connection, bool fromOpener, TcpDirection direction, TcpDirection other)
    {
        if (!connection.WantsBytes)
        {
            Pass(direction, 0);
            return;
        }

        while (direction.Reorder is { IsEmpty: false })
            SkipHole(connection, fromOpener, direction);
        long end = direction.FinOffset >= 0 ? direction.FinOffset : direction.Acknowledged;

        // Bytes were acknowledged that the capture misses, and the peer closes: the last of them was the FIN, not data.
        if (direction.FinOffset < 0 && other.FinOffset >= 0)
            end--;
        if (direction.HasBase && end > direction.Delivered)
        {
            observer.Gap(connection, fromOpener, direction.Delivered, end - direction.Delivered);
            direction.Delivered = end;
        }
    }

    private void Sweep(Timestamp now)
    {
        foreach ((FlowKey key, TcpConnection connection) in connections)
        {
            long age = now.Nanoseconds - connection.LastTime.Nanoseconds;
            if (age <= (connection.Ended ? EndedAge : IdleAge))
                continue;
            GivenUp += connection.Ended ? 0 : 1;
            Drop(key, connection);
        }

        // Still too many at once: the longest silent go, whatever their state.
        if (connections.Count > SweepAt / 2)
        {
            foreach ((FlowKey key, TcpConnection connection) in connections.OrderBy(static c => c.Value.LastTime).Take(connections.Count / 2).ToList())
            {
                GivenUp += connection.Ended ? 0 : 1;
                Drop(key, connection);
            }
        }
    }

    private void Drop(FlowKey key, TcpConnection connection)
    {
        connections.Remove(key);
        Conclude(connection);
    }
}
