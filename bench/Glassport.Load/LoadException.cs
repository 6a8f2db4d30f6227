namespace Glassport.Load;

/// <summary>The server did what ends the measurement.</summary>
internal sealed class LoadException(string message) : Exception(message);
