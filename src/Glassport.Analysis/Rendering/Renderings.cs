namespace Glassport.Analysis.Rendering;

/// <summary>Every form that an explanation can take, in the order in which help lists them.</summary>
public static class Renderings
{
    /// <summary>The renderings.</summary>
    public static IReadOnlyList<IRendering> All { get; } =
    [
        new TextRendering(),
        new MarkdownRendering(),
        new HtmlRendering(),
        new SvgRendering(),
        new JsonRendering(),
        new NdjsonRendering(),
        new ZeekRendering(),
        new EveRendering(),
        new CsvRendering(),
    ];

    /// <summary>The rendering called <paramref name="name"/>, or null.</summary>
    public static IRendering? Find(string name)
    {
        foreach (IRendering rendering in All)
        {
            if (rendering.Name == name)
                return rendering;
        }

        return null;
    }
}
