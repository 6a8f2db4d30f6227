using System.Text;
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
    /// <summary>Explains capture files.</summary>
    public static async Task<Explanation> ExplainAsync(IReadOnlyList<string> paths, Stream? standardInput = null, bool notePackets = true) =>
        await ExplainAsync(await CaptureFiles.OpenAsync(paths, standardInput, CancellationToken.None), notePackets);

    /// <summary>Explains what a source gives, and disposes it.</summary>
    public static async Task<Explanation> ExplainAsync(IPacketSource source, bool notePackets = true)
    {
        await using (source)
            return await Explainer.RunAsync(source, new() { Packets = notePackets ? new PacketTable() : null }, null, CancellationToken.None);
    }

    /// <summary>What a rendering writes, with secrets, while the capture is read and nothing is kept.</summary>
    public static async Task<string> StreamAsync(IRendering rendering, string path)
    {
        using MemoryStream output = new();
        IPacketSource source = await CaptureFiles.OpenAsync([path], null, CancellationToken.None);
        await using (source)
        {
            IRenderingSession session = rendering.Begin(output, new() { ShowSecrets = true });
            await Explainer.RunAsync(source, new() { KeepConversations = false }, session, CancellationToken.None);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The explanation as JSON with secrets.</summary>
    public static JsonElement Json(Explanation explanation) => JsonSerializer.Deserialize<JsonElement>(Text(explanation));

    /// <summary>The text of <see cref="Json"/>.</summary>
    public static string Text(Explanation explanation) => Rendered.Text(new JsonRendering(), explanation, new() { ShowSecrets = true });
}
