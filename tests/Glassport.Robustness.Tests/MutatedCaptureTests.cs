using System.Collections.Concurrent;
using Glassport.Fuzz.Mutation;
using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;
using Glassport.Fuzz.Targets;
using Glassport.TestKit;

namespace Glassport.Robustness.Tests;

/// <summary>Golden captures, damaged, from their bytes to JSON.</summary>
public sealed class MutatedCaptureTests
{
    private const int Captures = 10_000;
    private const int Longest = 16 * 1024;
    private const long MostMemory = 500L << 20;

    [Fact]
    public async Task Ten_thousand_damaged_captures_are_explained_without_an_exception_and_in_bounded_memory()
    {
        IReadOnlyList<byte[]> files = Golden.Files(6 * 1024);
        ConcurrentQueue<string> faults = [];
        int explained = 0;

        await Task.Run(() => Parallel.For(0, Captures, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            Rng random = Rng.For(2389, i);
            byte[] capture = i % 2 == 0 ? FrameMutator.Mutate(Golden.Small, random) : Mutator.Mutate(files, random, Longest);
            try
            {
                if (PipelineTarget.Explain(capture) is not { } result)
                    return;
                Interlocked.Increment(ref explained);
                WholeExplanation.Check(result.Explanation);
                if (i % 100 == 0)
                    result.CheckSchema();
                if (i % 500 == 0 && GC.GetTotalMemory(forceFullCollection: true) is var memory and > MostMemory)
                    faults.Enqueue($"{memory} bytes of memory are held");
            }
            catch (Exception problem)
            {
                faults.Enqueue($"capture {i}: {problem}");
            }
        })).WaitAsync(TimeSpan.FromMinutes(10));

        Assert.True(faults.IsEmpty, faults.FirstOrDefault());
        Assert.InRange(explained, Captures / 2, Captures);
    }

    [Theory]
    [InlineData("50-bounce-port-refused")]
    [InlineData("31-pasv-unroutable-address")]
    [InlineData("70-no-quit-client-disappears")]
    public async Task A_capture_that_ends_anywhere_is_explained_as_far_as_it_goes(string name) =>
        await CutEverywhereAsync(await File.ReadAllBytesAsync(Repository.PathOf("tests", "corpus", "golden", name + ".pcapng")));

    [Fact]
    public async Task A_pcap_file_that_ends_anywhere_is_explained_as_far_as_it_goes()
    {
        byte[] file = await File.ReadAllBytesAsync(Repository.PathOf("tests", "corpus", "golden", "53-pasv-port-stolen.pcapng"));
        await CutEverywhereAsync(Golden.Frames(file).ToPcap());
    }

    private static async Task CutEverywhereAsync(byte[] file)
    {
        long[] packets = new long[file.Length + 1];
        await Task.Run(() => Parallel.For(0, file.Length + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, length =>
        {
            Explained? result = PipelineTarget.Explain(file[..length]);
            packets[length] = result?.Explanation.Capture.Packets ?? 0;
            if (result is null)
                return;
            WholeExplanation.Check(result.Explanation);
            if (length % 64 == 0)
                result.CheckSchema();
        })).WaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(packets.Order(), packets);
        Assert.Equal(0, packets[0]);
        Assert.True(packets[^1] > packets[file.Length / 2], "the second half holds packets");
    }
}
