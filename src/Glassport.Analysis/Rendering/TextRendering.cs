namespace Glassport.Analysis.Rendering;

/// <summary>The explanation for a terminal: stories, tables and a ladder diagram, wrapped to its width.</summary>
public sealed class TextRendering : IRendering
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public string MediaType => "text/plain";

    /// <inheritdoc/>
    public string Description => "The story of every session, for a terminal.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        return new PageSession(output, options, (explanation, survey) => new TextPage(options, explanation, survey).Pieces());
    }
}
