namespace Glassport.Analysis.Filtering;

/// <summary>Packets with their bytes, first in, first out, within fixed bounds. Its memory grows to them and is used again.</summary>
/// <param name="mostPackets">How many packets it may hold.</param>
/// <param name="mostBytes">How many bytes it may hold.</param>
internal sealed class PacketQueue(int mostPackets, int mostBytes)
{
    private Slot[] slots = new Slot[Math.Min(64, mostPackets)];
    private byte[] bytes = new byte[Math.Min(16 << 10, mostBytes)];
    private int first;
    private int head;
    private int tail;

    /// <summary>How many packets it holds.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes they have.</summary>
    public int Bytes { get; private set; }

    /// <summary>The first packet, of which there must be one.</summary>
    public ref readonly WaitingPacket First => ref slots[first].Waiting;

    /// <summary>Its bytes; valid until the queue changes.</summary>
    public ReadOnlySpan<byte> FirstBytes => bytes.AsSpan(slots[first].Start, slots[first].Waiting.Packet.Length);

    /// <summary>Puts a packet at the end; false when there is no room.</summary>
    public bool TryAdd(in WaitingPacket waiting, ReadOnlySpan<byte> content)
    {
        if (Count == mostPackets || !TryPlace(content.Length, out int start))
            return false;
        if (Count == slots.Length)
            GrowSlots();
        content.CopyTo(bytes.AsSpan(start));
        tail = start + content.Length;
        Bytes += content.Length;
        slots[(first + Count++) % slots.Length] = new Slot(waiting, start);
        return true;
    }

    /// <summary>Takes the first packet out.</summary>
    public void RemoveFirst()
    {
        Bytes -= slots[first].Waiting.Packet.Length;
        slots[first].Waiting = default;
        first = (first + 1) % slots.Length;
        Count--;
        if (Count == 0)
            (head, tail) = (0, 0);
        else
            head = slots[first].Start;
    }

    // The bytes of a packet lie together. While the first packet lies before the last, there is room behind the last and before the first;
    // else only between the two.
    private bool TryPlace(int length, out int start)
    {
        start = tail;
        while (true)
        {
            if (tail > head || Count == 0)
            {
                if (bytes.Length - tail >= length)
                    return true;
                if (head > length)
                {
                    start = 0;
                    return true;
                }
            }
            else if (head - tail > length)
            {
                return true;
            }

            if (!GrowBytes())
                return false;
            start = tail;
        }
    }

    private bool GrowBytes()
    {
        if (bytes.Length == mostBytes)
            return false;
        byte[] larger = new byte[(int)Math.Min(mostBytes, bytes.Length * 2L)];
        int at = 0;
        for (int i = 0; i < Count; i++)
        {
            ref Slot slot = ref slots[(first + i) % slots.Length];
            int length = slot.Waiting.Packet.Length;
            bytes.AsSpan(slot.Start, length).CopyTo(larger.AsSpan(at));
            slot.Start = at;
            at += length;
        }

        (bytes, head, tail) = (larger, 0, at);
        return true;
    }

    private void GrowSlots()
    {
        Slot[] larger = new Slot[(int)Math.Min(mostPackets, slots.Length * 2L)];
        for (int i = 0; i < Count; i++)
            larger[i] = slots[(first + i) % slots.Length];
        (slots, first) = (larger, 0);
    }

    private struct Slot(WaitingPacket waiting, int start)
    {
        public WaitingPacket Waiting = waiting;

        public int Start = start;
    }
}
