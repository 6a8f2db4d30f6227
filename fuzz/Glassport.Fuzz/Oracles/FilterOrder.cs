using Glassport.Analysis.Filtering;

namespace Glassport.Fuzz.Oracles;

/// <summary>Watches a capture filter: what comes out was put in, once, as it was or cut at its end, and in order unless it is counted as late.</summary>
internal sealed class FilterOrder : IPacketSink
{
    private readonly List<byte[]> offered = [];
    private readonly HashSet<long> kept = [];
    private long highest;
    private long behind;
    private long bytesKept;

    /// <summary>How many packets were put in.</summary>
    public int Offered => offered.Count;

    /// <summary>A packet is put in.</summary>
    public void Offer(byte[] frame) => offered.Add(frame);

    /// <summary>Whether a packet came out.</summary>
    public bool Has(long number) => kept.Contains(number);

    /// <inheritdoc/>
    public void Keep(in KeptPacket packet, ReadOnlySpan<byte> bytes)
    {
        Invariant.Holds(packet.Number >= 1 && packet.Number <= offered.Count, "what comes out was put in");
        Invariant.Holds(kept.Add(packet.Number), "a packet comes out once");
        Invariant.Holds(bytes.Length == packet.Length && bytes.Length <= packet.OriginalLength, "its length is told");
        Invariant.Holds(offered[(int)packet.Number - 1].AsSpan().StartsWith(bytes), "its bytes are its own");
        behind += packet.Number < highest ? 1 : 0;
        highest = Math.Max(highest, packet.Number);
        bytesKept += bytes.Length;
    }

    /// <summary>Compares what was seen with what the filter has counted.</summary>
    public void Check(FilterCounts counts)
    {
        Invariant.Holds(counts.Offered == offered.Count && counts.Kept == kept.Count && counts.KeptBytes == bytesKept, "what is counted was seen");
        Invariant.Holds(behind <= counts.Late, "what comes behind newer packets is counted as late");
    }
}
