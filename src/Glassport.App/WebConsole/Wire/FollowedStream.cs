namespace Glassport.App.WebConsole.Wire;

/// <summary>What was said in a conversation.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Omitted">How many more there are.</param>
internal sealed record FollowedStream(IReadOnlyList<StreamLine> Lines, long Omitted);
