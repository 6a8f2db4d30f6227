using Glassport.Analysis.Story;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.App.Laboratory;

/// <summary>A call of <c>glassport lab run</c>, and how it is repeated within the lab's namespaces.</summary>
internal sealed record LabCall
{
    /// <summary>The environment variable that tells the second process which folder is the lab's.</summary>
    public const string Inside = "GLASSPORT_LAB_FOLDER";

    /// <summary>The environment variable that tells the second process that it is to keep the lab, and which scenario's.</summary>
    public const string Held = "GLASSPORT_LAB_HELD";

    /// <summary>The scenario's name or file, as it was given.</summary>
    public required string Named { get; init; }

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The program in the server's seat.</summary>
    public required IServerProgram Server { get; init; }

    /// <summary>The program in the client's seat.</summary>
    public required IClientProgram Client { get; init; }

    /// <summary>Whether the server's host is a virtual machine.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The server's port, where this machine is both hosts; null: hosts of their own.</summary>
    public ushort? LoopbackPort { get; init; }

    /// <summary>The port that the server listens on.</summary>
    public ushort Port => LoopbackPort ?? Seat.FtpPort;

    /// <summary>The folder for what is kept; empty when nothing is.</summary>
    public required string Output { get; init; }

    /// <summary>The language.</summary>
    public required Language Language { get; init; }

    /// <summary>Whether the story is left out on the terminal.</summary>
    public bool Quiet { get; init; }

    /// <summary>The same call, for the second process.</summary>
    /// <param name="command">run or up.</param>
    public IReadOnlyList<string> ArgumentsFor(string command) =>
    [
        "lab", command, Named, "--server", Server.Name, "--client", Client.Name, "--lang", Language == Language.Chinese ? "zh" : "en",
        .. Output.Length > 0 ? (string[])["--output", Output] : [], .. Quiet ? (string[])["--quiet"] : [], .. IsVirtual ? (string[])["--vm"] : [],
    ];
}
