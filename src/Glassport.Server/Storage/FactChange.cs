namespace Glassport.Server.Storage;

/// <summary>Facts to set; null leaves one as it is.</summary>
/// <param name="Modified">The time of the last change.</param>
/// <param name="Created">The time of creation.</param>
/// <param name="Accessed">The time of the last reading.</param>
/// <param name="Mode">The lowest nine mode bits.</param>
public readonly record struct FactChange(
    DateTimeOffset? Modified = null, DateTimeOffset? Created = null, DateTimeOffset? Accessed = null, int? Mode = null);
