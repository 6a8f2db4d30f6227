namespace Glassport.Analysis.Rendering;

/// <summary>The explanation as one web page that needs nothing else: both languages, dark and light, for the screen and for paper.</summary>
public sealed class HtmlRendering : IRendering
{
    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string MediaType => "text/html";

    /// <inheritdoc/>
    public string Description => "A report for a browser, in one file that works offline.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        return new PageSession(output, options, (explanation, survey) => new HtmlPage(options, explanation, survey).Pieces());
    }
}
