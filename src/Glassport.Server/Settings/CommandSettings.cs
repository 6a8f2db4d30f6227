using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>Which commands are answered.</summary>
public sealed record CommandSettings
{
    /// <summary>When not empty, the only verbs that are answered besides QUIT; others get 550.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>Verbs that get 550.</summary>
    public ImmutableArray<string> Denied { get; init; } = [];

    /// <summary>No command changes anything in the tree.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>SITE is answered.</summary>
    public bool Site { get; init; } = true;

    /// <summary>SITE WHO and STAT tell about other sessions.</summary>
    public bool TellSessions { get; init; }
}
