namespace Glassport.App.Configuration;

/// <summary>What is wrong with a setting.</summary>
/// <param name="Path">Where, such as <c>sites[0].limits.sessions</c>; empty for the document.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record Fault(string Path, string Reason, string Remedy)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"{(Path.Length == 0 ? "the configuration" : Path)} {Reason}: {Remedy}";
}
