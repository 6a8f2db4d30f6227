using System.Diagnostics.CodeAnalysis;

namespace Glassport.Fuzz;

/// <summary>States what must hold whatever the input is.</summary>
internal static class Invariant
{
    /// <summary>Throws a <see cref="BrokenInvariantException"/> that says <paramref name="what"/> should hold, unless it does.</summary>
    public static void Holds([DoesNotReturnIf(false)] bool condition, string what)
    {
        if (!condition)
            throw new BrokenInvariantException(what);
    }
}
