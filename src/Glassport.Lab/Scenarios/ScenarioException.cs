namespace Glassport.Lab.Scenarios;

/// <summary>A scenario makes no sense; the message says where, why, and what to write instead.</summary>
/// <param name="message">For the person who wrote it.</param>
/// <param name="inner">What failed beneath, if anything.</param>
public sealed class ScenarioException(string message, Exception? inner = null) : Exception(message, inner);
