namespace Glassport.Client.Mirrors;

/// <summary>One thing to do so that the copy becomes like the source.</summary>
/// <param name="Action">What.</param>
/// <param name="Source">The path below the source's root; for a deletion that in the copy.</param>
/// <param name="Target">The path below the copy's root.</param>
/// <param name="Size">Bytes to move, or null when that is not known.</param>
/// <param name="Modified">The source's time, or null when that is not known to the second.</param>
/// <param name="Reason">Why: <c>missing</c>, <c>size differs</c>, <c>newer</c>, <c>not in the source</c>.</param>
public sealed record MirrorStep(MirrorAction Action, string Source, string Target, long? Size, DateTimeOffset? Modified, string Reason);
