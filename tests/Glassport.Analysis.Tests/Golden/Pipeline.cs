using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Tests.Rendering;
using Glassport.Capture;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>From packets to the explanation, as <c>glassport explain --packets --show-secrets</c> goes.</summary>
internal static class Pipeline
{
    private static readonly ExplainerOptions Whole = new() { NotePackets = true };

    /// <summary>Explains capture files.</summary>
    public static async Task<Explanation> ExplainAsync(IReadOnlyList<string> paths, Stream? standardInput = null) =>
        await ExplainAsync(await CaptureFiles.OpenAsync(paths, standardInput, CancellationToken.None));

    /// <summary>Explains what a source gives, and disposes it.</summary>
    public static async Task<Explanation> ExplainAsync(IPacketSource source)
    {
        await using (source)
            return await Explainer.RunAsync(source, Whole, null, CancellationToken.None);
    }

    /// <summary>The explanation as JSON with secrets.</summary>
    public static JsonElement Json(Explanation explanation) =>
        JsonSerializer.Deserialize<JsonElement>(Rendered.Text(new JsonRendering(), explanation, new() { ShowSecrets = true }));
}
