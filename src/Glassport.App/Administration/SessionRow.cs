namespace Glassport.App.Administration;

/// <summary>A session as an administrator sees it.</summary>
internal sealed record SessionRow
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The client's address and port.</summary>
    public required string Client { get; init; }

    /// <summary>Who is logged in, or null.</summary>
    public string? User { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Seconds since its last command.</summary>
    public double Idle { get; init; }

    /// <summary>The verb that is being carried out; empty while it waits.</summary>
    public string Doing { get; init; } = "";

    /// <summary>What is being transferred; null: nothing.</summary>
    public string? Path { get; init; }

    /// <summary>Bytes of the running transfer so far.</summary>
    public long Moved { get; init; }

    /// <summary>Whether the control connection is protected.</summary>
    public bool IsSecure { get; init; }
}
