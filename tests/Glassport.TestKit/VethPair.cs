using System.Diagnostics;

namespace Glassport.TestKit;

/// <summary>
/// Two hosts on one cable: network namespaces of their own that a veth pair connects, with 10.0.0.1 and 10.0.0.2. Nothing of the machine's own
/// network is touched; everything is removed with the object.
/// </summary>
public sealed class VethPair : IAsyncDisposable
{
    private static readonly Lazy<string?> Reason = new(Try);

    // An interface's name has 15 letters at most.
    private readonly string name = "gp" + Guid.NewGuid().ToString("N")[..9];

    private VethPair()
    {
    }

    /// <summary>Why such hosts cannot be made here, or null when they can.</summary>
    public static string? Obstacle => Reason.Value;

    /// <summary>The namespace of 10.0.0.1.</summary>
    public string Left => name + "-l";

    /// <summary>The namespace of 10.0.0.2.</summary>
    public string Right => name + "-r";

    /// <summary>The left host's interface.</summary>
    public string LeftInterface => name + "-li";

    /// <summary>The right host's interface.</summary>
    public string RightInterface => name + "-ri";

    /// <summary>The left host's address.</summary>
    public const string LeftAddress = "10.0.0.1";

    /// <summary>The right host's address.</summary>
    public const string RightAddress = "10.0.0.2";

    /// <summary>Makes the two.</summary>
    /// <exception cref="InvalidOperationException">They cannot be made; the message says why.</exception>
    public static async Task<VethPair> CreateAsync()
    {
        VethPair pair = new();
        try
        {
            await IPAsync("netns", "add", pair.Left);
            await IPAsync("netns", "add", pair.Right);
            await IPAsync("link", "add", pair.LeftInterface, "netns", pair.Left, "type", "veth", "peer", "name", pair.RightInterface, "netns", pair.Right);
            await UpAsync(pair.Left, pair.LeftInterface, LeftAddress);
            await UpAsync(pair.Right, pair.RightInterface, RightAddress);
            return pair;
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <summary>What starts a program on one of the hosts.</summary>
    /// <param name="host"><see cref="Left"/> or <see cref="Right"/>.</param>
    /// <param name="command">The program and its arguments.</param>
    public static ProcessStartInfo On(string host, params IEnumerable<string> command) => new("ip", ["netns", "exec", host, .. command])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs a program on one of the hosts to its end; answers its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Task<string> RunAsync(string host, params IEnumerable<string> command) => PeerTool.RunAsync("ip", ["netns", "exec", host, .. command]);

    /// <summary>Sends UDP datagrams from the right host to the left one's discard port, 9; each begins with its number in six digits.</summary>
    /// <param name="count">How many.</param>
    /// <param name="length">How many bytes each has, from 6.</param>
    public Task SendAsync(int count, int length) => RunAsync(
        Right, "/usr/bin/python3", "-c",
        $"""
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for i in range({count}): s.sendto((b'%06d' % i).ljust({length}, b'.'), ('{LeftAddress}', 9))
        """);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (string host in new[] { Left, Right })
        {
            if (File.Exists("/run/netns/" + host))
                await IPAsync("netns", "delete", host);
        }
    }

    private static async Task UpAsync(string host, string device, string address)
    {
        await IPAsync("-n", host, "address", "add", address + "/24", "dev", device);
        await IPAsync("-n", host, "link", "set", device, "up");
        await IPAsync("-n", host, "link", "set", "lo", "up");
    }

    private static Task<string> IPAsync(params string[] arguments) => PeerTool.RunAsync("ip", arguments);

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux())
            return "Network namespaces are Linux's.";
        if (Environment.UserName != "root")
            return "Making network namespaces needs root.";
        string probe = "gp-probe-" + Guid.NewGuid().ToString("N")[..8];
        using Process process = Process.Start(new ProcessStartInfo("ip", ["netns", "add", probe]) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            return "This machine makes no network namespaces: " + error.Trim();
        using Process removal = Process.Start("ip", ["netns", "delete", probe]);
        removal.WaitForExit();
        return null;
    }
}
