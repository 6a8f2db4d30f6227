namespace Glassport.Fuzz;

/// <summary>An input that a target does not survive.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Iteration">The number of the input in the run.</param>
/// <param name="Input">The input.</param>
/// <param name="Problem">What was thrown.</param>
internal sealed record FuzzFailure(string Target, ulong Seed, long Iteration, byte[] Input, Exception Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Target}: seed {Seed}, iteration {Iteration}, {Input.Length} bytes: {Problem}";
}
