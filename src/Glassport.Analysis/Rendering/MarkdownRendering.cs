namespace Glassport.Analysis.Rendering;

/// <summary>The explanation as GitHub-flavoured Markdown, for issues and wikis.</summary>
public sealed class MarkdownRendering : IRendering
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public string MediaType => "text/markdown";

    /// <inheritdoc/>
    public string Description => "The story as Markdown, for an issue or a wiki.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        return new PageSession(output, options, (explanation, survey) => new MarkdownPage(options, explanation, survey).Pieces());
    }
}
