namespace Glassport.Analysis.Filtering;

/// <summary>Why a filter cannot be understood.</summary>
/// <param name="Position">Where in the text, in characters from 0.</param>
/// <param name="Message">What is wrong and what to write instead: a sentence without its full stop.</param>
public sealed record FilterSyntaxError(int Position, string Message);
