using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

/// <summary>Seats on a machine that has everything, or nothing.</summary>
internal static class Chairs
{
    /// <summary>A machine with no program at all.</summary>
    public static Machine Bare { get; } = new() { Folders = [], ChangesUsers = true };

    public static Seat Server(ServerSetup setup, Machine? machine = null) => Of(setup, new(), machine);

    public static Seat Client(ClientSetup setup, Machine? machine = null) => Of(new(), setup, machine);

    /// <summary>The client's seat, in which these lines are typed.</summary>
    public static Seat Typing(params IReadOnlyList<string> lines) => Client(new() { Types = lines });

    private static Seat Of(ServerSetup server, ClientSetup client, Machine? machine) => new()
    {
        Scenario = new() { Name = "test", Server = server, Client = client },
        Folder = "/lab/seat",
        Tree = "/lab/files",
        Glassport = ["glassport"],
        Machine = machine ?? Bare,
    };
}
