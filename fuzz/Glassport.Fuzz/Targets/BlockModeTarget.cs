using Glassport.Protocol.Modes;

namespace Glassport.Fuzz.Targets;

/// <summary>Block mode: a cut anywhere makes no difference.</summary>
internal sealed class BlockModeTarget : IFuzzTarget
{
    public string Name => "block-mode";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        [0, 0, 3, 1, 2, 3, 0x40, 0, 2, 4, 5],
        [0x10, 0, 4, 49, 50, 51, 52, 0x80, 0, 1, 7, 0x40, 0, 0],
        [0, 1, 0, .. new byte[256], 0x40, 0, 0],
    ];

    public void Run(byte[] input)
    {
        List<byte> whole = [];
        BlockModeDecoder decoder = default;
        Feed(ref decoder, input, whole);
        Invariant.Holds(whole.Count <= input.Length, "a file is not longer than its blocks");

        List<byte> pieces = [];
        BlockModeDecoder again = default;
        for (int at = 0; at < input.Length;)
        {
            int step = Math.Min(1 + (input[at] % 5), input.Length - at);
            Feed(ref again, input.AsSpan(at, step), pieces);
            at += step;
        }

        Invariant.Holds(whole.SequenceEqual(pieces), "a cut anywhere makes no difference");
        Invariant.Holds(decoder.IsEndOfFile == again.IsEndOfFile && decoder.IsDamaged == again.IsDamaged, "a cut does not change the end");
        Invariant.Holds(decoder.RestartMarkers == again.RestartMarkers && decoder.Records == again.Records, "a cut does not change the count");
    }

    private static void Feed(ref BlockModeDecoder decoder, ReadOnlySpan<byte> chunk, List<byte> file)
    {
        while (!chunk.IsEmpty)
            file.AddRange(decoder.Next(ref chunk));
    }
}
