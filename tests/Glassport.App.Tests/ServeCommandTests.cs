using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Glassport.App.Tests.Extraction;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests;

public sealed partial class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_folder_is_served_to_the_generated_user_administered_while_it_runs_and_ended_by_a_signal()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(temporary["root"]);
        using Process server = Start("serve", "--root", temporary["root"], "--listen", "127.0.0.1:0", "--state", temporary["state"]);
        string said = await ReadUntilAsync(server.StandardOutput, "End it with Ctrl-C.");
        IPEndPoint address = IPEndPoint.Parse(Address().Match(said).Groups[1].Value);
        string password = Password().Match(said).Groups[1].Value;

        Assert.StartsWith("230", await LoginAsync(address, password));
        Assert.StartsWith("530", await LoginAsync(address, password + "x"));
        Outcome changed = await RunAsync("user", "set", "glassport", "isEnabled=false", "--state", temporary["state"]);
        Assert.Equal((0, "~ user \"glassport\".isEnabled: true -> false\n"), (changed.ExitCode, changed.Output));
        Assert.StartsWith("530", await LoginAsync(address, password));
        Outcome second = await RunAsync("serve", "--root", temporary["root"], "--listen", "127.0.0.1:0", "--state", temporary["state"]);
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("another server runs", second.Errors);

        using (Process kill = Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        Task<string> log = server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        Assert.Equal(0, server.ExitCode);
        Assert.DoesNotContain(password, await log);
        Assert.False(File.Exists(Path.Combine(temporary["state"], "glassport.sock")));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_clear_error()
    {
        Outcome outcome = await RunAsync("serve", "--root", temporary["nowhere"], "--check");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("there is no folder", outcome.Errors);
    }

    private static async Task<string> LoginAsync(IPEndPoint address, string password)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address);
        using StreamReader reader = new(client.GetStream());
        await using StreamWriter writer = new(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        Assert.StartsWith("220", await reader.ReadLineAsync());
        await writer.WriteLineAsync("USER glassport");
        Assert.StartsWith("331", await reader.ReadLineAsync());
        await writer.WriteLineAsync("PASS " + password);
        return (await reader.ReadLineAsync())!;
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "glassport.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<string> ReadUntilAsync(StreamReader reader, string end)
    {
        List<string> lines = [];
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line == end)
                return string.Join('\n', lines);
        }

        throw new InvalidOperationException("The server ended: " + string.Join('\n', lines));
    }

    [GeneratedRegex("ftp://([0-9.:]+)/")]
    private static partial Regex Address();

    [GeneratedRegex("password ([A-Za-z0-9]+),")]
    private static partial Regex Password();
}
