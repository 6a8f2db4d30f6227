using System.Text;
using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>Runs a rendering as the program does and gives back what it wrote.</summary>
internal static class Rendered
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What the rendering writes of the explanation; throws when that is not UTF-8.</summary>
    public static string Text(IRendering rendering, Explanation explanation, RenderingOptions? options = null)
    {
        using MemoryStream output = new();
        IRenderingSession session = rendering.Begin(output, options ?? new());
        foreach (Conversation conversation in explanation.Conversations)
            Finish(session.ConversationEndedAsync(conversation, default));
        Finish(session.EndAsync(explanation, default));
        return Strict.GetString(output.ToArray());
    }

    /// <summary>The lines of <see cref="Text"/>; each must end with the line's end.</summary>
    public static string[] Lines(IRendering rendering, Explanation explanation, RenderingOptions? options = null, string end = "\n")
    {
        string text = Text(rendering, explanation, options);
        if (text.Length == 0)
            return [];
        Assert.EndsWith(end, text);
        return text[..^end.Length].Split(end);
    }

    /// <summary>The JSON document of each line.</summary>
    public static JsonElement[] JsonLines(IRendering rendering, Explanation explanation, RenderingOptions? options = null) =>
        [.. Lines(rendering, explanation, options).Select(static line => JsonSerializer.Deserialize<JsonElement>(line))];

    // Everything is in memory, so nothing is ever left to wait for.
    private static void Finish(ValueTask work)
    {
        Assert.True(work.IsCompleted);
        work.GetAwaiter().GetResult();
    }
}
