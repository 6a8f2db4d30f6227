using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Capture;
using Glassport.Fuzz.Mutation;
using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;

namespace Glassport.Fuzz.Targets;

/// <summary>From the bytes of a file to every rendering.</summary>
internal sealed class PipelineTarget : IFuzzTarget
{
    private const int OutputPerByte = 200;
    private const int OutputAtLeast = 1 << 20;

    public string Name => "pipeline";

    public IReadOnlyList<byte[]> Seeds { get; } = Golden.Files(9 * 1024);

    public int LongestInput => 16 * 1024;

    public byte[] Mutate(Rng random) => random.OneIn(3) ? Mutator.Mutate(Seeds, random, LongestInput) : FrameMutator.Mutate(Golden.Small, random);

    public void Run(byte[] input)
    {
        if (Explain(input) is not { } first)
            return;
        WholeExplanation.Check(first.Explanation);
        RenderingOptions options = new()
        {
            Language = (input.Length & 1) == 0 ? Language.English : Language.Chinese,
            Verbose = (input.Length & 2) == 0,
            ShowSecrets = (input.Length & 4) == 0,
            Colour = (input.Length & 8) == 0,
            Width = 40 + (input.Length % 120),
        };
        foreach (IRendering rendering in Renderings.All)
        {
            long length = Render(rendering, options, first.Explanation);
            Invariant.Holds(length <= OutputAtLeast + ((long)input.Length * OutputPerByte), "output is bounded by input: " + rendering.Name);
        }

        if (input.Length % 16 != 0)
            return;
        first.CheckSchema();
        Invariant.Holds(first.Json.AsSpan().SequenceEqual(Explain(input)!.Json), "the same input gives the same explanation");
    }

    /// <summary>Explains a file's bytes; null when they are no capture.</summary>
    public static Explained? Explain(byte[] input, bool notePackets = true)
    {
        try
        {
            return Explained.Of(
                CaptureFiles.OpenAsync([CaptureFiles.StandardInput], new MemoryStream(input), CancellationToken.None).AsTask().GetAwaiter().GetResult(), notePackets);
        }
        catch (CaptureOpenException)
        {
            return null;
        }
    }

    private static long Render(IRendering rendering, RenderingOptions options, Explanation explanation)
    {
        using MemoryStream output = new();
        IRenderingSession session = rendering.Begin(output, options);
        foreach (Conversation conversation in explanation.Conversations)
            session.ConversationEndedAsync(conversation, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        session.EndAsync(explanation, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return output.Length;
    }
}
