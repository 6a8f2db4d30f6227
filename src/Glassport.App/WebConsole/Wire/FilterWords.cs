namespace Glassport.App.WebConsole.Wire;

/// <summary>The words of display filters.</summary>
/// <param name="Words">The words.</param>
internal sealed record FilterWords(IReadOnlyList<string> Words);
