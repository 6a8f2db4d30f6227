using System.Diagnostics;
using Glassport.App.Laboratory;
using Glassport.App.Tests.Extraction;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;
using static Glassport.App.Tests.Laboratory.LabSignals;

namespace Glassport.App.Tests.Laboratory;

/// <summary>However a lab ends, nothing of it stays.</summary>
public sealed class TakenDownTests : IDisposable
{
    private const string HostsUp = "hosts are up";
    private const string ServerUp = "listens on port 21";
    private const string Capturing = "capturing on eth0";

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [NamespaceTheory]
    [InlineData(HostsUp, "KILL")]
    [InlineData(ServerUp, "KILL")]
    [InlineData(Capturing, "KILL")]
    [InlineData(HostsUp, "INT")]
    [InlineData(Capturing, "INT")]
    [InlineData(Capturing, "TERM")]
    public async Task A_signal_at_any_stage_leaves_no_process_and_no_interface_behind(string stage, string signal)
    {
        string before = await PeerTool.RunAsync("ip", "-brief", "link");
        using Process lab = Start(null, "lab", "run", "slow-link", "--output", temporary["lab"], "--quiet");
        string folder = await FolderOfAsync(lab, stage);

        await SendAsync(lab.Id, signal);
        await lab.WaitForExitAsync();
        await UntilAsync(() => LabProcess.All().All(one => one.Folder != folder));

        Assert.Equal(before, await PeerTool.RunAsync("ip", "-brief", "link"));
        if (signal == "KILL")
            return;
        Assert.Equal(130, lab.ExitCode);
        Assert.False(Directory.Exists(folder));
    }

    [NamespaceFact]
    public async Task The_process_within_takes_the_others_with_it()
    {
        using Process lab = Start(null, "lab", "run", "slow-link", "--output", temporary["lab"], "--quiet");
        string folder = await FolderOfAsync(lab, Capturing);
        // The one that waits for the first process within; the kernel ends that with it.
        LabProcess waiting = LabProcess.All().First(one => one.Folder == folder && one.Parent == lab.Id);

        await SendAsync(waiting.Id, "KILL");
        await lab.WaitForExitAsync();
        await UntilAsync(() => LabProcess.All().All(one => one.Folder != folder));

        Assert.NotEqual(0, lab.ExitCode);
        Assert.False(Directory.Exists(folder));
    }

    [NamespaceFact]
    public async Task A_lab_stays_up_until_it_is_taken_down()
    {
        Outcome up = await RunAsync("lab", "up", "passive-nat", "--lang", "en");
        Assert.True(up.ExitCode == 0, up.Errors);
        string folder = LabProcess.All().First(static one => one.Held == "passive-nat").Folder;
        try
        {
            Outcome second = await RunAsync("lab", "up");
            Outcome name = await RunAsync("lab", "shell", "router", "--", "hostname");
            Outcome listing = await RunAsync("lab", "shell", "client", "--", "dotnet", Path.Combine(AppContext.BaseDirectory, "glassport.dll"), "ls", "ftp://ftpuser:ftppass@192.168.111.1/");
            Outcome nobody = await RunAsync("lab", "shell", "thief");

            Assert.Contains("glassport lab shell client", up.Output);
            Assert.Contains("ftp://ftpuser@192.168.111.1", up.Output);
            Assert.Contains("is up already", second.Errors);
            Assert.Equal((0, "router\n"), (name.ExitCode, name.Output));
            Assert.Contains("b.txt", listing.Output);
            Assert.Contains("There is no host 'thief' in the lab that is up; there are client, router, server.", nobody.Errors);
        }
        finally
        {
            Outcome down = await RunAsync("lab", "down");
            Assert.True(down.ExitCode == 0, down.Errors);
        }

        Outcome again = await RunAsync("lab", "down");
        Assert.Contains("No lab is up.", again.Errors);
        Assert.DoesNotContain(LabProcess.All(), one => one.Folder == folder);
        Assert.False(Directory.Exists(folder));
    }
}
