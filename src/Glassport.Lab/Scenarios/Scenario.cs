namespace Glassport.Lab.Scenarios;

/// <summary>An experiment: hosts, what runs on them, and what the explanation of the capture has to say. docs/lab.md describes the file.</summary>
public sealed record Scenario
{
    /// <summary>The scenario's name: letters, digits and hyphens.</summary>
    public required string Name { get; set; }

    /// <summary>What it shows, in a line; or null.</summary>
    public Bilingual? Title { get; set; }

    /// <summary>What the student should see, and why it is so; or null.</summary>
    public Bilingual? Lesson { get; set; }

    /// <summary>The hosts by name: at most ten letters and digits each.</summary>
    public IReadOnlyDictionary<string, LabHost> Hosts { get; set; } = DefaultHosts;

    /// <summary>The files that the server has, by name.</summary>
    public IReadOnlyDictionary<string, FileContent> Files { get; set; } = DefaultFiles;

    /// <summary>The server, and what an administrator has set.</summary>
    public ServerSetup Server { get; set; } = new();

    /// <summary>The client, and what is typed.</summary>
    public ClientSetup Client { get; set; } = new();

    /// <summary>Other programs, which run from before the client starts until it has ended.</summary>
    public IReadOnlyList<LabProgram> Programs { get; set; } = [];

    /// <summary>What happens on the way.</summary>
    public IReadOnlyList<LabEvent> Events { get; set; } = [];

    /// <summary>The host on whose first interface the capture is made.</summary>
    public string CaptureOn { get; set; } = "client";

    /// <summary>What the explanation must say.</summary>
    public Expectations See { get; set; } = new();

    private static IReadOnlyDictionary<string, LabHost> DefaultHosts { get; } = new Dictionary<string, LabHost>
    {
        ["client"] = new() { Interfaces = [new() { Network = "lan", Address = "192.168.111.13/24" }] },
        ["server"] = new() { Interfaces = [new() { Network = "lan", Address = "192.168.111.15/24" }] },
    };

    private static IReadOnlyDictionary<string, FileContent> DefaultFiles { get; } = new Dictionary<string, FileContent>
    {
        ["a.txt"] = new() { Text = "The first file.\n" },
        ["b.txt"] = new() { Text = "This is b.txt, and 111 bytes are all\nthat it has: they travel alone, on a\nconnection which exists for them now\n" },
    };
}

/// <summary>A text in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Simplified Chinese.</param>
public sealed record Bilingual(string En, string Zh);

/// <summary>A host.</summary>
public sealed record LabHost
{
    /// <summary>Its interfaces: eth0, eth1 and so on.</summary>
    public required IReadOnlyList<LabInterface> Interfaces { get; set; }

    /// <summary>The router for everything else, or null.</summary>
    public string? Gateway { get; set; }

    /// <summary>Whether it forwards packets from one interface to another.</summary>
    public bool Forwards { get; set; }

    /// <summary>Its firewall: the lines of an nftables ruleset.</summary>
    public IReadOnlyList<string> Firewall { get; set; } = [];

    /// <summary>The ports that its connections come from, or null for the system's choice.</summary>
    public string? LocalPorts { get; set; }
}

/// <summary>An interface of a host.</summary>
public sealed record LabInterface
{
    /// <summary>The network that it is plugged into; those of one name are one bridge.</summary>
    public required string Network { get; set; }

    /// <summary>Address and prefix length, such as 192.168.111.13/24 or fd00::13/64.</summary>
    public required string Address { get; set; }

    /// <summary>The rate of its link in both directions, as tc(8) writes it, such as 2mbit; null: as fast as the machine.</summary>
    public string? Rate { get; set; }

    /// <summary>Of the packets with data that leave the host, one in so many is lost on the link; 0: none.</summary>
    public int LosesOneIn { get; set; }

    /// <summary>The number of the VLAN with which frames on its link are tagged (IEEE 802.1Q), from 1 to 4094; 0: they have no tag. For a virtual machine alone.</summary>
    public int Vlan { get; set; }
}

/// <summary>A program that is neither the server nor the client.</summary>
public sealed record LabProgram
{
    /// <summary>The host that it runs on.</summary>
    public required string Host { get; set; }

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; set; }
}
