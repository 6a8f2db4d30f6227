namespace Glassport.Analysis.Model;

/// <summary>Something worth telling, with the packets that prove it. Its words come from its rule in <c>Findings/</c>.</summary>
/// <param name="Id">One of the ids of docs/explanation.md.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Conversation">The conversation's id, or null for the capture as a whole.</param>
/// <param name="DataConnection">The data connection's id, or null.</param>
/// <param name="Packets">The packets that prove it, sorted.</param>
/// <param name="Values">The values seen, by the names that the rule's words use.</param>
public sealed record Finding(
    string Id,
    Severity Severity,
    string? Conversation,
    string? DataConnection,
    IReadOnlyList<long> Packets,
    IReadOnlyDictionary<string, string> Values);

/// <summary>How bad a finding is, most severe first.</summary>
public enum Severity
{
    /// <summary>Something failed.</summary>
    Error,

    /// <summary>Something is wrong although it worked.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>For completeness.</summary>
    Info,
}
