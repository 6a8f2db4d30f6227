using Glassport.Analysis.Dissection;
using Glassport.Analysis.Story;
using Glassport.Packets.Dissection;
using Glassport.Packets.Link;

namespace Glassport.Fuzz.Targets;

/// <summary>What a person is shown of a packet. An input is the number of a link type in the list and a frame, as for the decoder.</summary>
internal sealed class DissectionTarget : IFuzzTarget
{
    private static readonly LinkType[] s_links = [.. LinkLayers.Types];

    public string Name => "dissection";

    public IReadOnlyList<byte[]> Seeds { get; } = new DecoderTarget().Seeds;

    public int LongestInput => 2048;

    public void Run(byte[] input)
    {
        if (input.Length == 0)
            return;
        ReadOnlySpan<byte> frame = input.AsSpan(1);
        IReadOnlyList<DissectedLayer> layers = Dissector.Dissect(frame, s_links[(input[0] & 0x7F) % s_links.Length]);
        int covered = 0;
        foreach (DissectedLayer layer in layers)
        {
            Invariant.Holds(layer.Offset == covered, "layers follow each other without a hole");
            covered += layer.Length;
            Check(layer, frame.Length);
        }

        Invariant.Holds(covered == frame.Length, "every byte belongs to a layer");
        Check(FtpDissection.Read(frame, 0, isRequest: (input[0] & 0x80) != 0, Language.English, showSecrets: false), frame.Length);
    }

    private static void Check(DissectedLayer layer, int length)
    {
        foreach (DissectedField field in layer.Fields)
            Invariant.Holds(field.Offset >= 0 && field.Length >= 0 && field.Offset + field.Length <= length, "a field lies in the frame");
    }
}
