namespace Glassport.App.Capturing;

/// <summary>When a capture goes on in another file.</summary>
/// <param name="Size">Before a file gets larger than this, in bytes; or null.</param>
/// <param name="Interval">Once a file is this old and holds packets; or null.</param>
/// <param name="Keep">How many files are kept; the oldest is removed for each new one. Null for all.</param>
internal sealed record Rotation(long? Size, TimeSpan? Interval, int? Keep);
