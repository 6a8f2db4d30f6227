namespace Glassport.Fuzz.Mutation;

/// <summary>SplitMix64: the same numbers for the same seed on every machine and in every version of the runtime.</summary>
internal sealed class Rng(ulong seed)
{
    private ulong state = seed;

    /// <summary>The numbers for one iteration of a run: independent of those for any other.</summary>
    public static Rng For(ulong seed, long iteration) => new(new Rng(seed ^ ((ulong)iteration * 0xD6E8_FEB8_6659_FD93)).Next());

    public ulong Next()
    {
        state += 0x9E37_79B9_7F4A_7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; 0 when the bound is not positive.</summary>
    public int Below(int bound) => bound <= 0 ? 0 : (int)((UInt128)Next() * (ulong)bound >> 64);

    public byte Byte() => (byte)Next();

    public bool OneIn(int times) => Below(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
