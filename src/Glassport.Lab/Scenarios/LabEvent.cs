namespace Glassport.Lab.Scenarios;

/// <summary>Something that happens once a file has grown to a size.</summary>
public sealed record LabEvent
{
    /// <summary>The host that has the file: the client's folder, or the server's tree.</summary>
    public required string On { get; set; }

    /// <summary>The file's name, or its beginning.</summary>
    public required string File { get; set; }

    /// <summary>The size in bytes.</summary>
    public required long Reaches { get; set; }

    /// <summary>What happens then.</summary>
    public required LabAction Then { get; set; }
}

/// <summary>What can happen.</summary>
public enum LabAction
{
    /// <summary>The server's process is killed, with all that it started.</summary>
    KillServer,

    /// <summary>The client's process is killed.</summary>
    KillClient,

    /// <summary>Somebody presses Ctrl-C at the client.</summary>
    InterruptClient,
}
