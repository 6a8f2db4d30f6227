namespace Glassport.Analysis.Filtering;

/// <summary>The fates of IP fragments until their datagram is whole and tells what they are pieces of.</summary>
internal sealed class WaitingDatagrams(PacketGate gate, FilterLimits limits)
{
    // As many as the decoder waits for.
    private const int Most = 1024;

    private readonly Dictionary<uint, Fate> byNumber = [];
    private readonly Queue<uint> byAge = new();

    /// <summary>The fate of a datagram's fragments.</summary>
    public Fate Of(uint datagram)
    {
        if (datagram == 0)
            return Fate.Nothing;
        if (byNumber.TryGetValue(datagram, out Fate? fate))
            return fate;
        while (byAge.Count >= Most)
        {
            if (byNumber.Remove(byAge.Dequeue(), out Fate? oldest))
                gate.Drop(oldest);
        }

        fate = new Fate(limits.ConnectionBytes);
        byNumber.Add(datagram, fate);
        byAge.Enqueue(datagram);
        return fate;
    }

    /// <summary>A datagram is whole.</summary>
    /// <param name="datagram">Its number.</param>
    /// <param name="fate">What becomes of it.</param>
    public void Complete(uint datagram, Fate fate)
    {
        if (byNumber.Remove(datagram, out Fate? fragments))
            gate.Follow(fragments, fate);
    }
}
