using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.TestKit;

namespace Glassport.Peers.Tests.Servers;

/// <summary>A server in a process of its own, on a port that was free.</summary>
internal sealed class ServerProcess : IRunningServer
{
    private const int MostTries = 1000;
    private static readonly string Script = Repository.PathOf("tests", "Glassport.Peers.Tests", "Servers", "serve.sh");

    private readonly Process process;
    private readonly StringBuilder printed = new();

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>The command line of a server, given the port that it shall listen to.</summary>
    public delegate IEnumerable<string> CommandLine(int port);

    /// <summary>Starts a server and waits until it takes connections.</summary>
    /// <param name="folder">What it serves and to whom.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="command">Its command line.</param>
    /// <param name="environment">Variables that it needs.</param>
    /// <exception cref="InvalidOperationException">It ended, or took none; the message holds what it printed.</exception>
    public static async Task<IRunningServer> StartAsync(
        ServerFolder folder, IPAddress address, CommandLine command, params (string Name, string Value)[] environment)
    {
        int port = FreePort(address);
        string[] arguments = ["--mount", "--pid", "--fork", "--kill-child", "sh", Script, folder.Path, .. command(port)];
        ProcessStartInfo start = new("unshare", arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        ServerProcess server = new(Process.Start(start)!, port);
        try
        {
            await server.WhenOpenAsync(address);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The namespace's first process ends with its input, and all others in it with that one.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WhenOpenAsync(IPAddress address)
    {
        for (int tries = 0; tries < MostTries && !process.HasExited; tries++)
        {
            try
            {
                using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(address, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            }
        }

        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', process.StartInfo.ArgumentList)} does not listen to {address} port {Port}: {printed}"));
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (printed)
            printed.AppendLine(line.Data);
    }

    private static int FreePort(IPAddress address)
    {
        using TcpListener listener = new(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
