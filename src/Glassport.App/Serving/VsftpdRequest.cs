using Glassport.App.Import.Vsftpd;
using Glassport.App.Operations;

namespace Glassport.App.Serving;

/// <summary>A vsftpd.conf that <c>serve</c> is asked to run.</summary>
internal sealed record VsftpdRequest
{
    /// <summary>The file; null: only what <see cref="Settings"/> say.</summary>
    public string? File { get; init; }

    /// <summary>What the command line sets on top of the file, in its order.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Only say whether the configuration can be used.</summary>
    public bool Check { get; init; }

    /// <summary>This is the process that leaves the terminal: another one waits to hear that it listens.</summary>
    public bool IsDetaching { get; init; }

    /// <summary>How the server is watched.</summary>
    public OperationSettings Operations { get; init; } = new();

    /// <summary>Reads the file and the settings, as they are now.</summary>
    /// <exception cref="Import.ImportException">Something is wrong with them.</exception>
    public VsftpdConfiguration Read() => VsftpdReader.Read(File, Settings, VsftpdSurroundings.Machine);
}
