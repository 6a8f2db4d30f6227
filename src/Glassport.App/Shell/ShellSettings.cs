using Glassport.Client;

namespace Glassport.App.Shell;

/// <summary>What a person sets in the shell.</summary>
internal sealed record ShellSettings
{
    /// <summary>Who makes the data connections of this session and the next.</summary>
    public DataMode Mode { get; set; } = DataMode.Auto;

    /// <summary>Whether text is transferred: line ends are converted.</summary>
    public bool IsText { get; set; }

    /// <summary>Whether commands on several files ask before each.</summary>
    public bool Asks { get; set; } = true;

    /// <summary>Whether commands on several files take patterns.</summary>
    public bool Globs { get; set; } = true;

    /// <summary>Whether replies are shown.</summary>
    public bool ShowsReplies { get; set; } = true;

    /// <summary>Whether commands are shown as they are sent.</summary>
    public bool ShowsCommands { get; set; }

    /// <summary>Whether a mark is printed for each piece of a transfer.</summary>
    public bool ShowsHashes { get; set; }

    /// <summary>Bytes for each mark.</summary>
    public int HashBytes { get; set; } = 1024;

    /// <summary>Whether a bar shows how far a transfer has come.</summary>
    public bool ShowsProgress { get; set; } = true;

    /// <summary>Whether the terminal rings behind a transfer.</summary>
    public bool Rings { get; set; }

    /// <summary>The local folder.</summary>
    public string Folder { get; set; } = Directory.GetCurrentDirectory();

    /// <summary>The path that a local name means: a tilde is the home.</summary>
    /// <param name="name">The name.</param>
    public string Local(string name)
    {
        if (name == "~" || name.StartsWith("~/", StringComparison.Ordinal))
            name = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + name[1..];
        return Path.GetFullPath(name, Folder);
    }
}
