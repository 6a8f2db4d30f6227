using Glassport.Fuzz.Mutation;

namespace Glassport.Fuzz;

/// <summary>One part of Glassport that is fed with damaged input: one file in Targets/, one line in <see cref="FuzzTargets"/>.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Good inputs, from which the damaged ones are made.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>The longest input that is worth trying, in bytes.</summary>
    int LongestInput => 4096;

    /// <summary>The next damaged input. The same <paramref name="random"/> gives the same input.</summary>
    byte[] Mutate(Rng random) => Mutator.Mutate(Seeds, random, LongestInput);

    /// <summary>Feeds the part. Any exception is a failure; a <see cref="BrokenInvariantException"/> tells what does not hold.</summary>
    void Run(byte[] input);
}
