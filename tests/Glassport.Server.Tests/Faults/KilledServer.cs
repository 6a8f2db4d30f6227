using System.Diagnostics;
using System.Globalization;
using System.Net;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>A server in a process of its own, which can be killed.</summary>
internal sealed class KilledServer : IDisposable
{
    private readonly Process process;

    private KilledServer(Process process, IPEndPoint endPoint)
    {
        this.process = process;
        EndPoint = endPoint;
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>The process: serves a folder on loopback until it is killed or its input ends.</summary>
    public static async Task Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        SiteSettings site = new()
        {
            Name = "killed",
            PhysicalPath = arguments[0],
            Bindings = [new("127.0.0.1", 0)],
            Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
            Files = new() { AtomicUploads = arguments is [_, "atomic"] },
        };
        await using FtpServer server = new(new() { Sites = [site], Users = [new() { Name = Victim.User, PasswordHash = Victim.Hash(Victim.Password) }] });
        await server.StartAsync();
        await Console.Out.WriteLineAsync(server.Endpoints[0].Endpoint.Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
    }

    public static async Task<KilledServer> StartAsync(string folder, bool atomic)
    {
        string program = typeof(KilledServer).Assembly.Location;
        ProcessStartInfo start = new(Environment.ProcessPath!, atomic ? [program, folder, "atomic"] : [program, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        string port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new(process, new(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)));
    }

    public async Task<RawClient> LoginAsync()
    {
        var client = await RawClient.ConnectAsync(EndPoint);
        Assert.StartsWith("220", await client.ReplyAsync());
        await client.LoginAsync();
        return client;
    }

    /// <summary>SIGKILL: nothing of the server runs any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
