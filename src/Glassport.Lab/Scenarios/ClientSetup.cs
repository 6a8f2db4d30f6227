namespace Glassport.Lab.Scenarios;

/// <summary>The client, and what is typed.</summary>
public sealed record ClientSetup
{
    /// <summary>The host that it runs on.</summary>
    public string Host { get; set; } = "client";

    /// <summary>The address of the server, or of what stands before it; null: the server's first.</summary>
    public string? Server { get; set; }

    /// <summary>Who logs in; null: the server's user.</summary>
    public string? User { get; set; }

    /// <summary>With this password; null: the right one.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the server makes the data connections.</summary>
    public bool Active { get; set; }

    /// <summary>In passive mode: PASV from the first, as old clients and browsers had it.</summary>
    public bool AvoidsEpsv { get; set; }

    /// <summary>The ports that the server is told in active mode, such as 49194-49195; null: the system's choice.</summary>
    public string? ActivePorts { get; set; }

    /// <summary>Whether it asks for TLS.</summary>
    public bool Tls { get; set; }

    /// <summary>How often it is started, one after the other.</summary>
    public int Repeats { get; set; } = 1;

    /// <summary>The files that it has from before, by name.</summary>
    public IReadOnlyDictionary<string, FileContent> Files { get; set; } = new Dictionary<string, FileContent>();

    /// <summary>The lines that are typed, in the language of the classic clients: ls, binary, get b.txt, bye.</summary>
    public IReadOnlyList<string> Types { get; set; } = [];
}
