using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Glassport.App.Tests.Extraction;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests;

public sealed class VsftpdServeCommandTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_vsftpd_conf_is_served_read_anew_on_a_signal_and_kept_when_the_new_one_is_wrong()
    {
        if (OperatingSystem.IsWindows())
            return;
        string file = Write("listen_port=1", "ftpd_banner=One", "tcp_wrappers=YES");
        string log = temporary["vsftpd.log"];
        using Process server = Start("--vsftpd-conf", file, "-o", "listen_port=0", "-o", "xferlog_enable=YES", "-o", "vsftpd_log_file=" + log);
        IPEndPoint address = IPEndPoint.Parse((await UntilAsync(server.StandardOutput, "listening at ")).Split(' ')[^1]);
        Assert.EndsWith($"{file}:8: tcp_wrappers: not supported: hosts.allow and hosts.deny are not read; a site's address rules do the same", await UntilAsync(server.StandardError, "warning"));
        Assert.Equal("220 One", await GreetingAsync(address));

        Write("ftpd_banner=Two");
        await SignalAsync("HUP", server.Id);
        await UntilAsync(server.StandardError, "was read anew");
        Assert.Equal("220 Two", await GreetingAsync(address));

        Write("ftpd_banner=Three", "listen_prt=1");
        await SignalAsync("HUP", server.Id);
        Assert.EndsWith($"the old one stays: {file}:7: unrecognised variable in config file: listen_prt (is listen_port meant?)", await UntilAsync(server.StandardError, "old one stays"));
        Assert.Equal("220 Two", await GreetingAsync(address));

        await SignalAsync("TERM", server.Id);
        await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        Assert.Equal(0, server.ExitCode);
        string[] notices = [.. File.ReadLines(log).Where(static line => line.Contains(" CONFIG: ", StringComparison.Ordinal))];
        Assert.Equal(2, notices.Length);
        Assert.EndsWith("the configuration was read anew", notices[0]);
        Assert.Contains("the old one stays", notices[1]);
    }

    [Fact]
    public async Task In_the_background_the_command_ends_when_the_server_listens_and_the_server_keeps_none_of_its_streams()
    {
        if (!OperatingSystem.IsLinux())
            return;
        int port = FreePort();
        string file = Write("background=YES", "ftpd_banner=Behind");
        Outcome outcome = await RunAsync("serve", "--vsftpd-conf", file, $"-olisten_port={port}", "--log-level", "Error");
        int? server = ServerOf(file);
        try
        {
            Assert.Equal((0, "", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
            Assert.Equal("220 Behind", await GreetingAsync(new(IPAddress.Loopback, port)));
            Assert.Equal(server, SessionOf(Assert.NotNull(server)));
        }
        finally
        {
            if (server is { } id)
                await SignalAsync("TERM", id);
        }
    }

    [Fact]
    public async Task In_the_background_what_keeps_the_server_from_listening_is_told_and_the_command_fails()
    {
        if (OperatingSystem.IsWindows())
            return;
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        Outcome outcome = await RunAsync("serve", "--vsftpd-conf", Write("background=YES"), "-o", "listen_port=" + port);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"127.0.0.1:{port}", outcome.Errors);
        Assert.Contains("in use", outcome.Errors);
    }

    [Theory]
    [InlineData("no_such_option=1", ":6: unrecognised variable in config file: no_such_option")]
    [InlineData("listen_port=70000", ":6: listen_port: a port is at most 65535")]
    public async Task A_wrong_line_is_an_error_that_names_it(string line, string expected)
    {
        string file = Write(line);

        Outcome outcome = await RunAsync("serve", "--vsftpd-conf", file);

        Assert.Equal((1, $"glassport: {file}{expected}\n"), (outcome.ExitCode, outcome.Errors));
    }

    [Theory]
    [InlineData("--root")]
    [InlineData("--state")]
    public async Task What_a_vsftpd_conf_says_itself_is_not_said_on_the_command_line(string option)
    {
        Outcome outcome = await RunAsync("serve", "-o", "listen=YES", option, temporary.Root);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"{option} does not go together with a vsftpd.conf", outcome.Errors);
    }

    /// <summary>A file whose lines follow those that the tests need: nothing that only root may do, and loopback.</summary>
    private string Write(params string[] lines)
    {
        string[] all = ["listen_address=127.0.0.1", "run_as_launching_user=YES", "anon_root=" + temporary.Root, "anonymous_enable=YES", "# tested:", .. lines];
        File.WriteAllText(temporary["vsftpd.conf"], string.Join('\n', all) + "\n");
        return temporary["vsftpd.conf"];
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static int? ServerOf(string file)
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            if (ReadOf(folder, "cmdline").Contains(file, StringComparison.Ordinal))
                return int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
        }

        return null;
    }

    // The sixth field, counted behind the name of the program, which may hold blanks.
    private static int? SessionOf(int process) =>
        int.Parse(ReadOf($"/proc/{process}", "stat").Split(") ")[^1].Split(' ')[3], CultureInfo.InvariantCulture);

    private static string ReadOf(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name));
        }
        catch (IOException)
        {
            return ""; // the process has ended
        }
    }

    private static async Task<string> GreetingAsync(IPEndPoint address)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address);
        using StreamReader reader = new(client.GetStream());
        return (await reader.ReadLineAsync())!;
    }

    private static async Task SignalAsync(string name, int process)
    {
        using Process kill = Process.Start("kill", ["-" + name, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task<string> UntilAsync(StreamReader reader, string part)
    {
        List<string> lines = [];
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Contains(part, StringComparison.Ordinal))
                return line;
            lines.Add(line);
        }

        throw new InvalidOperationException($"Nothing says '{part}': " + string.Join('\n', lines));
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "glassport.dll"), "serve", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
