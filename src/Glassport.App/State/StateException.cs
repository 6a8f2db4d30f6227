namespace Glassport.App.State;

/// <summary>The state cannot be read or written; the message says why, and what to do.</summary>
/// <param name="message">Why.</param>
/// <param name="cause">What it was noticed by.</param>
internal sealed class StateException(string message, Exception? cause = null) : Exception(message, cause);
