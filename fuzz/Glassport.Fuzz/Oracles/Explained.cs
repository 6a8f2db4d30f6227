using System.Text.Json;
using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Fuzz.Oracles;

/// <summary>An explanation with its JSON.</summary>
/// <param name="Explanation">The model.</param>
/// <param name="Json">What the JSON rendering made of it.</param>
internal sealed record Explained(Explanation Explanation, byte[] Json)
{
    /// <summary>Explains a source to its end and disposes it.</summary>
    public static Explained Of(IPacketSource source, bool notePackets = true)
    {
        try
        {
            using MemoryStream output = new();
            IRenderingSession session = new JsonRendering().Begin(output, new RenderingOptions());
            Explanation explanation = Explainer.RunAsync(source, new ExplainerOptions { Packets = notePackets ? new PacketTable() : null }, session, CancellationToken.None)
                .GetAwaiter().GetResult();
            return new Explained(explanation, output.ToArray());
        }
        finally
        {
            source.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The JSON is what docs/explanation.schema.json says.</summary>
    public void CheckSchema()
    {
        using JsonDocument document = JsonDocument.Parse(Json);
        IReadOnlyList<string> faults = JsonSchema.Explanation.Check(document.RootElement);
        Invariant.Holds(faults.Count == 0, "the JSON is as its schema says: " + string.Join("; ", faults.Take(3)));
    }
}
