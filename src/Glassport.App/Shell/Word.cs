namespace Glassport.App.Shell;

/// <summary>A word of a line.</summary>
/// <param name="Start">Where it begins in the line.</param>
/// <param name="Text">What it says, without the quotes.</param>
/// <param name="Pattern">The same, with a backslash before each character that would mean something to a pattern and was quoted.</param>
internal readonly record struct Word(int Start, string Text, string Pattern);
