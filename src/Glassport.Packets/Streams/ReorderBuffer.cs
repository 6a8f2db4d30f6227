namespace Glassport.Packets.Streams;

/// <summary>Segments that came before the bytes that precede them, sorted by stream offset, never overlapping: the first copy wins.</summary>
internal sealed class ReorderBuffer
{
    // What a segment takes besides its bytes: its record, the array's header, and as much again for lists of tiny segments, which
    // cost time as well. A window of 8 MiB of full segments stays the larger bound for honest traffic.
    private const int SegmentCost = 1024;

    private readonly List<Segment> segments = [];

    // Segments before this index are taken: moving the list for each would make draining it quadratic.
    private int first;

    /// <summary>How much memory is held, in bytes.</summary>
    public long Held { get; private set; }

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty => first == segments.Count;

    /// <summary>The first held offset.</summary>
    public long FirstOffset => segments[first].Offset;

    /// <summary>Holds a segment; bytes that are held already are dropped. <paramref name="wireLength"/> may exceed the captured bytes.</summary>
    public void Add(long offset, ReadOnlySpan<byte> bytes, int wireLength, long packet, Timestamp time)
    {
        int index = FirstBehind(offset);
        if (index > first)
        {
            long overlap = segments[index - 1].End - offset;
            if (overlap >= wireLength)
                return;
            Skip(ref offset, ref bytes, ref wireLength, overlap);
        }

        while (wireLength > 0)
        {
            long room = index < segments.Count ? segments[index].Offset - offset : long.MaxValue;
            if (room > 0)
            {
                int take = (int)Math.Min(room, wireLength);
                byte[] copy = bytes[..Math.Min(take, bytes.Length)].ToArray();
                segments.Insert(index++, new Segment(offset, copy, take, packet, time));
                Held += copy.Length + SegmentCost;
                Skip(ref offset, ref bytes, ref wireLength, take);
            }

            if (wireLength > 0)
            {
                Skip(ref offset, ref bytes, ref wireLength, segments[index].End - offset);
                index++;
            }
        }
    }

    /// <summary>Takes the first segment out.</summary>
    public Segment TakeFirst()
    {
        Segment taken = segments[first];
        segments[first++] = default;
        Held -= taken.Bytes.Length + SegmentCost;
        if (first * 2 >= segments.Count)
        {
            segments.RemoveRange(0, first);
            first = 0;
        }

        return taken;
    }

    // The first segment that begins behind the offset; mostly that is the end, because segments come in order.
    private int FirstBehind(long offset)
    {
        if (IsEmpty || segments[^1].Offset <= offset)
            return segments.Count;
        int low = first;
        int high = segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (segments[middle].Offset <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static void Skip(ref long offset, ref ReadOnlySpan<byte> bytes, ref int wireLength, long count)
    {
        if (count <= 0)
            return;
        int skip = (int)Math.Min(count, wireLength);
        offset += skip;
        wireLength -= skip;
        bytes = bytes[Math.Min(skip, bytes.Length)..];
    }

    internal readonly record struct Segment(long Offset, byte[] Bytes, int WireLength, long Packet, Timestamp Time)
    {
        public long End => Offset + WireLength;
    }
}
