using System.Net;

namespace Glassport.Server;

/// <summary>A session at a moment.</summary>
public sealed record SessionSnapshot
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The client.</summary>
    public required IPEndPoint Client { get; init; }

    /// <summary>Who is logged in, or null.</summary>
    public string? User { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it has not sent a command.</summary>
    public TimeSpan Idle { get; init; }

    /// <summary>The verb that is being carried out; empty while it waits.</summary>
    public string Doing { get; init; } = "";

    /// <summary>What is being transferred, as the client sees it; null: nothing.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes of the running transfer so far.</summary>
    public long Moved { get; init; }

    /// <summary>How long the running transfer takes.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Whether the control connection is protected.</summary>
    public bool IsSecure { get; init; }
}
