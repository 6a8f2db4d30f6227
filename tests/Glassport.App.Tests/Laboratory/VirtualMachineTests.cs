using System.Diagnostics;
using Glassport.App.Laboratory;
using Glassport.App.Tests.Extraction;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Laboratory;

/// <summary>The server's host as a virtual machine.</summary>
public sealed class VirtualMachineTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [MachineTheory]
    [InlineData("active", "vsftpd", "OK LOGIN")]
    [InlineData("loss", "vsftpd", "OK LOGIN")]
    [InlineData("active-nat", "vsftpd", "OK LOGIN")]
    [InlineData("resume", "glassport", "ftpuser logged in")]
    public async Task An_experiment_shows_the_same_with_a_kernel_of_its_own_on_the_other_side(string experiment, string server, string login)
    {
        Outcome outcome = await RunAsync(null, Peers.Environment, "lab", "run", experiment, "--vm", "--server", server, "--output", temporary["lab"], "--quiet", "--lang", "en");

        string log = File.Exists(temporary["lab/server.txt"]) ? await File.ReadAllTextAsync(temporary["lab/server.txt"]) : "";
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors + log);
        Assert.Contains("“server” is a virtual machine", outcome.Output);
        Assert.Contains(login, log);
    }

    [MachineTheory]
    [InlineData("vlan")]
    public async Task Every_frame_on_a_trunk_has_its_tag(string experiment)
    {
        Outcome outcome = await RunAsync(null, Peers.Environment, "lab", "run", experiment, "--vm", "--server", "vsftpd", "--output", temporary["lab"], "--quiet");

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors);
        string tags = await PeerTool.RunAsync("tshark", "-r", temporary["lab/vlan.pcapng"], "-T", "fields", "-e", "vlan.id");
        Assert.Equal(["42"], tags.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct());
    }

    [NamespaceTheory]
    [InlineData("run")]
    [InlineData("up")]
    public async Task A_VLAN_without_a_virtual_machine_is_refused(string command)
    {
        Outcome outcome = await RunAsync("lab", command, "vlan", "--output", temporary["lab"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("a VLAN needs a kernel with 802.1Q", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary["lab"]));
    }

    [MachineTheory]
    [InlineData("starts now", "KILL")]
    [InlineData("starts now", "INT")]
    [InlineData("capturing on", "KILL")]
    [InlineData("capturing on", "INT")]
    public async Task It_goes_with_its_lab_whenever_that_ends(string stage, string signal)
    {
        using Process lab = LabSignals.Start(Peers.Environment, "lab", "run", "slow-link", "--vm", "--server", "vsftpd", "--output", temporary["lab"], "--quiet", "--lang", "en");
        string folder = await LabSignals.FolderOfAsync(lab, stage);

        await LabSignals.SendAsync(lab.Id, signal);
        await lab.WaitForExitAsync();
        await LabSignals.UntilAsync(() => LabProcess.All().All(one => one.Folder != folder));

        Assert.Equal(signal == "INT", lab.ExitCode == 130 && !Directory.Exists(folder));
    }

    [NamespaceTheory]
    [InlineData("server-killed", "vsftpd", "events: nobody sees from outside what files the virtual machine 'server' has.")]
    [InlineData("active", "proftpd", "proftpd does not run in the virtual machine; glassport and vsftpd do.")]
    public async Task What_it_cannot_be_is_said_before_anything_is_made(string experiment, string server, string reason)
    {
        Outcome outcome = await RunAsync(null, Peers.Environment, "lab", "run", experiment, "--vm", "--server", server, "--output", temporary["lab"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("glassport: " + reason, outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary["lab"]));
    }
}
