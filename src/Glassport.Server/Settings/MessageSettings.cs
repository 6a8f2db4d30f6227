namespace Glassport.Server.Settings;

/// <summary>Texts that clients are greeted with. Line ends make replies of several lines.</summary>
public sealed record MessageSettings
{
    /// <summary>Behind 220; null: "Glassport ready".</summary>
    public string? Banner { get; init; }

    /// <summary>Behind 230; null: "Logged in".</summary>
    public string? Welcome { get; init; }

    /// <summary>Behind 221; null: "Goodbye".</summary>
    public string? Goodbye { get; init; }

    /// <summary>Behind 421 when a limit is met; null: which one.</summary>
    public string? TooMany { get; init; }

    /// <summary>The file in a directory whose text CWD shows, such as <c>.message</c>; null: none.</summary>
    public string? DirectoryFile { get; init; }

    /// <summary>The language of replies until the client asks for another (RFC 2640 LANG): en or zh-CN.</summary>
    public string Language { get; init; } = "en";
}
