using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>How a rendering is wanted.</summary>
public sealed record RenderingOptions
{
    /// <summary>The language of titles and texts.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Whether secrets are shown; else they are <c>•••</c>.</summary>
    public bool ShowSecrets { get; init; }

    /// <summary>Whether everything is told at length instead of summarised.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether ANSI colours may be used (text).</summary>
    public bool Colour { get; init; }

    /// <summary>The width of the terminal in columns (text).</summary>
    public int Width { get; init; } = 100;
}
