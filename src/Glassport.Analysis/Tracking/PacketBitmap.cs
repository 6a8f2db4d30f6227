using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>Which packets belong to a phase: one bit each, so that the rest ("other") can be told without keeping it.</summary>
internal sealed class PacketBitmap
{
    private const int MaximumRanges = 100_000;
    private ulong[] words = new ulong[1024];

    /// <summary>Marks a packet.</summary>
    public void Set(long packet)
    {
        long word = packet >> 6;
        if (word >= words.Length)
            Array.Resize(ref words, (int)Math.Max(word + 1, words.Length * 2L));
        words[word] |= 1UL << (int)(packet & 63);
    }

    /// <summary>Takes the marks of a range back.</summary>
    public void Clear(PacketRange range)
    {
        for (long packet = range.First; packet <= range.Last && packet >> 6 < words.Length; packet++)
            words[packet >> 6] &= ~(1UL << (int)(packet & 63));
    }

    /// <summary>The packets from 1 to <paramref name="last"/> that are not marked; the last range is coarse when there are very many.</summary>
    public IReadOnlyList<PacketRange> Unmarked(long last)
    {
        List<PacketRange> ranges = [];
        long start = 0;
        for (long packet = 1; packet <= last; packet++)
        {
            long word = packet >> 6;
            ulong bits = word < words.Length ? words[word] : 0;
            if ((packet & 63) == 0 && start == 0 && bits == ulong.MaxValue)
            {
                packet += 63;
                continue;
            }

            bool marked = (bits & (1UL << (int)(packet & 63))) != 0;
            if (!marked && start == 0)
                start = packet;
            if (marked && start != 0)
            {
                ranges.Add(new PacketRange(start, packet - 1));
                start = 0;
                if (ranges.Count >= MaximumRanges)
                {
                    ranges[^1] = ranges[^1] with { Last = last };
                    return ranges;
                }
            }
        }

        if (start != 0)
            ranges.Add(new PacketRange(start, last));
        return ranges;
    }
}
