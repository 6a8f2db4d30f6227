namespace Glassport.Analysis.Story;

/// <summary>The words of a phase: a title and what happened.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Text">One or more sentences, plain text; names, numbers and packet numbers as they are.</param>
public readonly record struct PhaseWords(string Title, string Text);

/// <summary>The words of a finding.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Detail">What was seen, with the packets and the values.</param>
/// <param name="Advice">What a person can do about it.</param>
public readonly record struct FindingWords(string Title, string Detail, string Advice);
