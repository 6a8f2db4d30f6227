using Glassport.Fuzz;

namespace Glassport.Robustness.Tests;

/// <summary>Every fuzz target for a bounded number of inputs; `dotnet run --project fuzz/Glassport.Fuzz` tries more.</summary>
public sealed class FuzzTargetTests
{
    private const ulong Seed = 959;

    public static TheoryData<string, int> Targets
    {
        get
        {
            TheoryData<string, int> rows = [];
            foreach (IFuzzTarget target in FuzzTargets.All)
                rows.Add(target.Name, Inputs(target.Name));
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Damaged_input_does_no_harm(string name, int inputs)
    {
        Fuzzer fuzzer = new(FuzzTargets.All.Single(target => target.Name == name), Seed);

        await Task.Run(() =>
        {
            while (fuzzer.Iterations < inputs)
                fuzzer.Step();
        }).WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Empty(fuzzer.Failures);
    }

    [Fact]
    public void The_same_seed_gives_the_same_inputs() =>
        Assert.All(FuzzTargets.All, target => Assert.Equal(new Fuzzer(target, 1).Input(target.Seeds.Count), new Fuzzer(target, 1).Input(target.Seeds.Count)));

    [Fact]
    public void A_fault_is_found_named_and_kept_once()
    {
        Fuzzer fuzzer = new(new FaultyTarget(), Seed);
        while (fuzzer.Iterations < 2000)
            fuzzer.Step();

        FuzzFailure failure = Assert.Single(fuzzer.Failures);
        Assert.IsType<BrokenInvariantException>(failure.Problem);
        Assert.NotEqual(7, failure.Input.Length);
        Assert.Equal(failure.Input, new Fuzzer(new FaultyTarget(), failure.Seed).Input(failure.Iteration));
    }

    // As many as a second or two is enough for; the whole pipeline takes milliseconds an input, a parser microseconds.
    private static int Inputs(string name) => name switch
    {
        "pipeline" => 150,
        "tcp" => 5000,
        "dialogue" or "filter" => 800,
        "pcap" or "pcapng" or "snoop" or "gzip" or "zlib-mode" => 1000,
        _ => 20_000,
    };

    private sealed class FaultyTarget : IFuzzTarget
    {
        public string Name => "faulty";

        public IReadOnlyList<byte[]> Seeds { get; } = [new byte[7]];

        public void Run(byte[] input) => Invariant.Holds(input.Length == 7, "seven bytes");
    }
}
