namespace Glassport.App.Shell.Editing;

/// <summary>A name that a word may become.</summary>
/// <param name="Text">The whole word, without quotes.</param>
/// <param name="IsWhole">Whether nothing follows in the word: a directory's name goes on.</param>
internal sealed record Candidate(string Text, bool IsWhole);
