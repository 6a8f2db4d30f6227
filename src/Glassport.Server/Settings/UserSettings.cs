using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>One of Glassport's own users.</summary>
public sealed record UserSettings
{
    /// <summary>The name, unique; case matters.</summary>
    public required string Name { get; init; }

    /// <summary>What PasswordHash made of the password; null: no password lets this user in.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Whether the user may log in.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The groups that the user belongs to.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The folder that the user sees as the root, or null for what the site's isolation says.</summary>
    public string? Home { get; init; }

    /// <summary>The SHA-256 of a client certificate that lets this user in without a password, in hexadecimal; null: none.</summary>
    public string? Certificate { get; init; }

    /// <summary>How much the user may store and move.</summary>
    public Quota Quota { get; init; } = new();

    /// <summary>Bytes a second of all the user's transfers together; 0: what the site says.</summary>
    public long Rate { get; init; }

    /// <summary>The encoding of names on the wire; null: what the site says.</summary>
    public string? Encoding { get; init; }
}
