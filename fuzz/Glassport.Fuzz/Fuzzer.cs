using System.Diagnostics;
using Glassport.Fuzz.Mutation;

namespace Glassport.Fuzz;

/// <summary>Runs one target with one damaged input after the other. Each input follows from the seed and its number alone.</summary>
/// <param name="target">What is fed.</param>
/// <param name="seed">The seed of the run.</param>
internal sealed class Fuzzer(IFuzzTarget target, ulong seed)
{
    // Damaged captures are explained in milliseconds; the margin is for a machine that does other work as well.
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, FuzzFailure> failures = [];
    private long startedAt = Stopwatch.GetTimestamp();

    /// <summary>What is fed.</summary>
    public IFuzzTarget Target => target;

    /// <summary>How many inputs were tried.</summary>
    public long Iterations { get; private set; }

    /// <summary>The failures, one of each kind.</summary>
    public IReadOnlyCollection<FuzzFailure> Failures => failures.Values;

    /// <summary>The longest time that an input took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Whether the input that is being tried has used up its time.</summary>
    public bool Hangs => Stopwatch.GetElapsedTime(Interlocked.Read(ref startedAt)) > LongestTime;

    /// <summary>The input of an iteration.</summary>
    public byte[] Input(long iteration) => iteration < target.Seeds.Count ? target.Seeds[(int)iteration] : target.Mutate(Rng.For(seed, iteration));

    /// <summary>Tries the next input; the seeds themselves come first.</summary>
    public void Step()
    {
        long iteration = Iterations;
        byte[] input = Input(iteration);
        long started = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref startedAt, started);
        try
        {
            target.Run(input);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            Fail(iteration, input, problem);
        }

        TimeSpan taken = Stopwatch.GetElapsedTime(started);
        if (taken > Slowest)
            Slowest = taken;
        if (taken > LongestTime)
            Fail(iteration, input, new BrokenInvariantException("an input takes bounded time"));
        Iterations++;
    }

    // The same fault shows a thousand times: kind and place tell faults apart, and the shortest input is kept.
    private void Fail(long iteration, byte[] input, Exception problem)
    {
        string place = problem is BrokenInvariantException ? problem.Message : new StackTrace(problem).GetFrame(0)?.GetMethod()?.ToString() ?? "";
        string kind = $"{problem.GetType().Name} {place}";
        if (!failures.TryGetValue(kind, out FuzzFailure? known) || input.Length < known.Input.Length)
            failures[kind] = new FuzzFailure(target.Name, seed, iteration, input, problem);
    }
}
