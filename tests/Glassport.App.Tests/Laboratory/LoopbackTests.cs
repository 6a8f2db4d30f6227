using System.Diagnostics;
using System.Text.Json;
using Glassport.App.Tests.Extraction;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Laboratory;

/// <summary>The lab where there are no namespaces for it. Each test has one, though, so that nobody else is on its loopback interface.</summary>
public sealed class LoopbackTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [LoopbackTheory]
    [InlineData("active")]
    [InlineData("browser")]
    [InlineData("login-failed")]
    [InlineData("tls")]
    [InlineData("resume")]
    [InlineData("abort")]
    [InlineData("ipv6")]
    [InlineData("ascii-damage")]
    [InlineData("server-killed")]
    public async Task An_experiment_with_a_plain_cable_shows_there_what_it_promises(string name)
    {
        var (code, output, errors) = await PlayAsync(name);

        Assert.True(code == 0, output + errors);
        Assert.DoesNotContain("✗", output);
        Assert.Contains(":2121", output);
        Assert.Contains("Lost by that: addresses of their own, ARP, and the ports 20 and 21", errors);
        using JsonDocument explanation = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(temporary[name], name + ".json")));
        Assert.EndsWith(":2121", explanation.RootElement.GetProperty("conversations")[0].GetProperty("server").GetString());
        Assert.Empty(Directory.GetDirectories(temporary["tmp"]));
    }

    [Theory]
    [InlineData("active-blocked", "The experiment active-blocked needs a firewall, which loopback cannot be.")]
    [InlineData("bounce", "The experiment bounce needs more hosts than a client and a server, which loopback cannot be.")]
    [InlineData("loss", "The experiment loss needs a slow or lossy link, which loopback cannot be.")]
    [InlineData("vlan", "The experiment vlan needs a VLAN, which loopback cannot be.")]
    public async Task What_loopback_cannot_be_is_said(string name, string reason)
    {
        Outcome outcome = await RunAsync("lab", "run", name, "--loopback", "--output", temporary["out"]);

        Assert.Equal((1, $"glassport: {reason}\n", ""), (outcome.ExitCode, outcome.Errors, outcome.Output));
        Assert.False(Directory.Exists(temporary["out"]));
    }

    [Fact]
    public async Task Only_our_programs_take_the_seats()
    {
        Outcome outcome = await RunAsync("lab", "run", "active", "--loopback", "--server", "vsftpd", "--output", temporary["out"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("glassport: On loopback only glassport takes both seats: the other programs are set up for port 21 of a host of their own.\n", outcome.Errors);
    }

    [Fact]
    public async Task A_virtual_machine_and_loopback_exclude_each_other()
    {
        Outcome outcome = await RunAsync("lab", "run", "active", "--loopback", "--vm");

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("--vm gives the server a machine, and --loopback takes it away", outcome.Errors);
    }

    private async Task<(int Code, string Output, string Errors)> PlayAsync(string name)
    {
        await using var pair = await VethPair.CreateAsync();
        await VethPair.RunAsync(pair.Left, "ip", "link", "set", "lo", "up");
        ProcessStartInfo start = VethPair.On(pair.Left, "dotnet", Path.Combine(AppContext.BaseDirectory, "glassport.dll"),
            "lab", "run", name, "--loopback", "--quiet", "--lang", "en", "--output", temporary[name]);
        start.Environment["TMPDIR"] = Directory.CreateDirectory(temporary["tmp"]).FullName;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class LoopbackTheoryAttribute : TheoryAttribute
    {
        public LoopbackTheoryAttribute() => Skip = VethPair.Obstacle;
    }
}
