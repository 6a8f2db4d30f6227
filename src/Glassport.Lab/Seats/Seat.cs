using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>Where a program sits, and with whom it has to do.</summary>
public sealed record Seat
{
    /// <summary>The port of control connections (RFC 959 §8.1).</summary>
    public const ushort FtpPort = 21;

    /// <summary>The scenario that is played.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>A folder for the program's own files, which is its current folder too.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder that the server serves.</summary>
    public required string Tree { get; init; }

    /// <summary>The command line that runs Glassport.</summary>
    public required IReadOnlyList<string> Glassport { get; init; }

    /// <summary>What the machine has.</summary>
    public Machine Machine { get; init; } = Machine.This;

    /// <summary>The port that the server listens on.</summary>
    public ushort Port { get; init; } = FtpPort;

    /// <summary>The address of the server's first interface.</summary>
    public string ServerAddress => AddressOf(Scenario.Server.Host);

    /// <summary>The address that the client is given.</summary>
    public string TargetAddress => Scenario.Client.Server ?? ServerAddress;

    /// <summary>The user that the client names.</summary>
    public string User => Scenario.Client.User ?? (Scenario.Server.Anonymous ? "anonymous" : Scenario.Server.User);

    /// <summary>The password that the client gives.</summary>
    public string Password => Scenario.Client.Password ?? (Scenario.Server.Anonymous ? "guest@glassport.example" : Scenario.Server.Password);

    /// <summary>The path of a file in the program's folder.</summary>
    /// <param name="name">The file's name.</param>
    public string In(string name) => Path.Combine(Folder, name);

    /// <summary>The address of the client's first interface.</summary>
    public string ClientAddress => AddressOf(Scenario.Client.Host);

    private string AddressOf(string host)
    {
        string address = Scenario.Hosts[host].Interfaces[0].Address;
        return address[..address.IndexOf('/')];
    }
}

/// <summary>How a program is run.</summary>
/// <param name="Command">The program and its arguments.</param>
public sealed record Launch(IReadOnlyList<string> Command)
{
    /// <summary>What it reads on standard input; null: nothing.</summary>
    public string? Input { get; init; }

    /// <summary>What is in its environment besides what is there anyway.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
