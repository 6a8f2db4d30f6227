using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;
using Glassport.Packets.Link;

namespace Glassport.Fuzz.Targets;

/// <summary>The whole analysis, with segments that a script tells.</summary>
internal sealed class DialogueTarget : IFuzzTarget
{
    public string Name => "dialogue";

    public IReadOnlyList<byte[]> Seeds => SegmentScript.Seeds;

    public int LongestInput => 1200;

    public void Run(byte[] input)
    {
        Explained first = Explained.Of(new FrameSource(LinkType.Raw, SegmentScript.Frames(input)));
        WholeExplanation.Check(first.Explanation);
        if (input.Length % 8 == 0)
        {
            Explained again = Explained.Of(new FrameSource(LinkType.Raw, SegmentScript.Frames(input)));
            Invariant.Holds(first.Json.AsSpan().SequenceEqual(again.Json), "the same input gives the same explanation");
        }
    }
}
