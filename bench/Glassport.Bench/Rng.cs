namespace Glassport.Bench;

/// <summary>SplitMix64: a sequence that no runtime version changes.</summary>
internal sealed class Rng(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong value = _state += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }

    /// <summary>A number from <paramref name="minimum"/> up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int minimum, int limit) => minimum + (int)(((Next() >> 32) * (ulong)(limit - minimum)) >> 32);

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Next(0, 100) < percent;
}
