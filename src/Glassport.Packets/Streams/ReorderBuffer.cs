namespace Glassport.Packets.Streams;

/// <summary>Segments that came before the bytes that precede them, sorted by stream offset, never overlapping: the first copy wins.</summary>
internal sealed class ReorderBuffer
{
    private readonly List<Segment> segments = [];

    /// <summary>How many bytes are held.</summary>
    public long Held { get; private set; }

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty => segments.Count == 0;

    /// <summary>The first held offset.</summary>
    public long FirstOffset => segments[0].Offset;

    /// <summary>Holds a segment; bytes that are held already are dropped. <paramref name="wireLength"/> may exceed the captured bytes.</summary>
    public void Add(long offset, ReadOnlySpan<byte> bytes, int wireLength, long packet, Timestamp time)
    {
        int index = segments.Count;
        while (index > 0 && segments[index - 1].Offset > offset)
            index--;
        if (index > 0)
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
                Held += copy.Length;
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
        Segment first = segments[0];
        segments.RemoveAt(0);
        Held -= first.Bytes.Length;
        return first;
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
