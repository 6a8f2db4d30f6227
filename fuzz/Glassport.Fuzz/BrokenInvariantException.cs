namespace Glassport.Fuzz;

/// <summary>Something that must hold whatever the input is does not.</summary>
internal sealed class BrokenInvariantException(string what) : Exception(what);
