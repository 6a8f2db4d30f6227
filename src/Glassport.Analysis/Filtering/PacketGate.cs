using Glassport.Packets;

namespace Glassport.Analysis.Filtering;

/// <summary>
/// Lets packets through, drops them, or lets them wait until their <see cref="Fate"/> is decided. Packets go out in order of capture: one
/// that is decided waits behind one that is not, for a bounded time and within bounded memory. Then what is not decided steps aside, and
/// comes late if it comes.
/// </summary>
internal sealed class PacketGate(IPacketSink sink, FilterLimits limits, bool headersOnly, FilterCounts counts)
{
    private readonly PacketQueue queue = new(limits.WindowPackets, limits.WindowBytes);
    private readonly LinkedList<Fate> aside = [];
    private readonly RecentAddresses addresses = new();
    private long heldBytes;
    private Timestamp now;

    /// <summary>Whose ARP and neighbour discovery is let through.</summary>
    public KnownHosts Hosts { get; } = new();

    /// <summary>Takes a packet whose fate may not be decided yet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="frame">Its captured bytes.</param>
    /// <param name="headerLength">How many of them are headers, should it be a data connection's.</param>
    /// <param name="fate">What decides on it.</param>
    public void Offer(in Packet packet, ReadOnlySpan<byte> frame, int headerLength, Fate fate)
    {
        FateState state = fate.State;
        if (state == FateState.Dropped)
            return;
        if (fate.IsData && headersOnly)
            frame = frame[..headerLength];
        WaitingPacket waiting = new(Described(packet, frame.Length), headerLength, fate, default);
        if (state == FateState.Kept && queue.Count == 0)
            Write(waiting, frame);
        else
            Wait(waiting, frame);
    }

    /// <summary>Takes an ARP or neighbour discovery packet.</summary>
    public void OfferAddress(in Packet packet, ReadOnlySpan<byte> frame) =>
        Wait(new WaitingPacket(Described(packet, frame.Length), frame.Length, null, new(packet.Source, packet.Destination, packet.SourceMac)), frame);

    /// <summary>Lets through what has the fate.</summary>
    public void Keep(Fate fate)
    {
        if (fate.State != FateState.Open)
            return;
        fate.Own = FateState.Kept;
        fate.WhenKept?.Invoke();
        if (fate.Held is { } held)
        {
            Forget(fate);
            held.Sort(static (a, b) => a.Waiting.Packet.Number.CompareTo(b.Waiting.Packet.Number));
            foreach (HeldPacket each in held)
            {
                if (StateOf(each.Waiting) == FateState.Kept)
                {
                    counts.Late++;
                    Write(each.Waiting, each.Bytes);
                }
            }
        }
    }

    /// <summary>Drops what has the fate.</summary>
    public void Drop(Fate fate)
    {
        if (fate.State != FateState.Open)
            return;
        fate.Own = FateState.Dropped;
        Forget(fate);
    }

    /// <summary>What has the one fate is decided with the other from now on.</summary>
    public void Follow(Fate fate, Fate leader)
    {
        if (fate.State != FateState.Open || leader.State == FateState.Kept)
        {
            Keep(fate);
            return;
        }

        if (leader.State == FateState.Dropped)
        {
            Drop(fate);
            return;
        }

        List<HeldPacket>? held = fate.Held;
        Forget(fate);
        fate.Follow(leader);
        foreach (HeldPacket each in held ?? [])
            Hold(fate, each);
    }

    /// <summary>Sessions have begun: lets through what was asked about their hosts lately.</summary>
    public void HostsChanged()
    {
        while (addresses.TryTake(Hosts, now, out WaitingPacket waiting, out ReadOnlySpan<byte> content))
        {
            counts.Late++;
            Write(waiting, content);
        }
    }

    /// <summary>Lets through what can be, at the time of a packet or of a clock that goes with theirs.</summary>
    public void Advance(Timestamp time)
    {
        if (time > now)
            now = time;
        while (queue.Count > 0)
        {
            ref readonly WaitingPacket waiting = ref queue.First;
            if (StateOf(waiting) == FateState.Open && MayWait(waiting))
                return;
            MoveOn();
        }
    }

    /// <summary>Nothing more comes: what is not decided is dropped, or let through where that is what lateness means.</summary>
    public void Flush()
    {
        while (queue.Count > 0)
            MoveOn();
    }

    // Some host is always asking for another. Under load nothing waits for that.
    private bool MayWait(in WaitingPacket waiting) => now.Nanoseconds - waiting.Packet.Time.Nanoseconds <= limits.WindowTime
        && (waiting.Fate is not null || queue.Bytes <= limits.WindowBytes / 16);

    private static KeptPacket Described(in Packet packet, int length) =>
        new(packet.Number, packet.Time, length, packet.OriginalLength, packet.Interface, packet.Link);

    private FateState StateOf(in WaitingPacket waiting) => waiting.Fate is { } fate ? fate.State
        : Hosts.Concern(waiting.Question) ? FateState.Kept : FateState.Open;

    private void Wait(in WaitingPacket waiting, ReadOnlySpan<byte> content)
    {
        while (!queue.TryAdd(waiting, content))
        {
            if (queue.Count == 0)
            {
                // Larger than everything that may wait.
                Settle(waiting, content);
                return;
            }

            MoveOn();
        }
    }

    private void MoveOn()
    {
        // Settling may write, but adds nothing to the queue.
        Settle(queue.First, queue.FirstBytes);
        queue.RemoveFirst();
    }

    private void Settle(in WaitingPacket waiting, ReadOnlySpan<byte> content)
    {
        FateState state = StateOf(waiting);
        if (state == FateState.Open && waiting.Fate?.Root is { KeptWhenLate: true } root)
        {
            Keep(root);
            state = FateState.Kept;
        }

        if (state == FateState.Kept)
            Write(waiting, content);
        else if (state == FateState.Open && waiting.Fate is null)
            addresses.Add(waiting, content);
        else if (state == FateState.Open)
            Hold(waiting.Fate!, new HeldPacket(waiting, content.ToArray()));
    }

    private void Hold(Fate fate, in HeldPacket packet)
    {
        Fate root = fate.Root;
        if (root.HasLost || root.HeldBytes + packet.Cost > root.MostHeld)
        {
            Lose(root);
            return;
        }

        if (root.Held is null)
        {
            root.Held = [];
            root.Place = aside.AddLast(root);
        }

        root.Held.Add(packet);
        root.HeldBytes += packet.Cost;
        heldBytes += packet.Cost;
        while (heldBytes > limits.HeldBytes)
        {
            Fate oldest = aside.First!.Value;
            Lose(oldest);
            Forget(oldest);
        }
    }

    // A session goes on without what is lost of it. Of a connection that nobody knows, nothing is worth more than something torn.
    private void Lose(Fate root)
    {
        if (root.OutlivesLoss)
        {
            counts.BeginningsCut += root.HasLost ? 0 : 1;
            root.HasLost = true;
        }
        else
        {
            counts.ConnectionsGivenUp++;
            Drop(root);
        }
    }

    private void Forget(Fate fate)
    {
        if (fate.Held is null)
            return;
        heldBytes -= fate.HeldBytes;
        aside.Remove(fate.Place!);
        (fate.Held, fate.HeldBytes, fate.Place) = (null, 0, null);
    }

    private void Write(in WaitingPacket waiting, ReadOnlySpan<byte> content)
    {
        if (waiting.Fate is { IsData: true } && headersOnly)
        {
            content = content[..Math.Min(content.Length, waiting.HeaderLength)];
            counts.CutBytes += Math.Max(0, waiting.Packet.OriginalLength - content.Length);
        }

        counts.Kept++;
        counts.KeptBytes += content.Length;
        sink.Keep(waiting.Packet with { Length = content.Length }, content);
    }
}
