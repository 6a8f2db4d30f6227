namespace Glassport.Lab;

/// <summary>The lab cannot be built, or a program on one of its hosts failed; the message says what, why and what to do.</summary>
/// <param name="message">For the person at the terminal.</param>
/// <param name="inner">What failed beneath, if anything.</param>
public sealed class LabException(string message, Exception? inner = null) : Exception(message, inner);
