using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>Two hosts, in no order.</summary>
internal readonly record struct HostPair
{
    private readonly HostAddress low;
    private readonly HostAddress high;

    public HostPair(HostAddress one, HostAddress other)
    {
        bool ordered = one.High < other.High || (one.High == other.High && one.Low <= other.Low);
        (low, high) = ordered ? (one, other) : (other, one);
    }
}
