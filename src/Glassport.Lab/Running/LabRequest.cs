using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Running;

/// <summary>What to play, and with whom.</summary>
public sealed record LabRequest
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The program in the server's seat.</summary>
    public required IServerProgram Server { get; init; }

    /// <summary>The program in the client's seat.</summary>
    public required IClientProgram Client { get; init; }

    /// <summary>Whether the server's host is a virtual machine.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The server's port, where this machine is both hosts (<see cref="Networks.Loopback"/>); null: hosts of their own, and port 21.</summary>
    public ushort? LoopbackPort { get; init; }

    /// <summary>The command line that runs Glassport: program and first arguments.</summary>
    public required IReadOnlyList<string> Glassport { get; init; }

    /// <summary>An empty folder that only this lab sees.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the capture is written.</summary>
    public string Capture { get; init; } = "";
}

/// <summary>What came of it.</summary>
/// <param name="Typescript">What the client said.</param>
/// <param name="ServerLog">What the server said.</param>
public sealed record LabResult(string Typescript, string ServerLog);
