namespace Glassport.Lab.Scenarios;

/// <summary>What the explanation of a scenario's capture has to say.</summary>
public sealed record Expectations
{
    /// <summary>The ids of findings that must be there, docs/explanation.md lists them; "a|b" where programs differ.</summary>
    public IReadOnlyList<string> Findings { get; set; } = [];

    /// <summary>Whether nothing else above an info may be found.</summary>
    public bool NothingElse { get; set; }

    /// <summary>Exchanges that must be there, in this order: a command and a reply code, such as "PORT 200", or "PORT|LIST 421|425" where programs differ.</summary>
    public IReadOnlyList<string> Dialogue { get; set; } = [];

    /// <summary>The files that must be transferred whole, with the bytes that the server or the client has.</summary>
    public IReadOnlyList<string> Transfers { get; set; } = [];

    /// <summary>Texts that the English story must contain; "a|b" where programs differ.</summary>
    public IReadOnlyList<string> Says { get; set; } = [];
}
