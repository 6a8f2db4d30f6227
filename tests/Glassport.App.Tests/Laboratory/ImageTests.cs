using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Glassport.App.Tests.Extraction;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Laboratory;

/// <summary>A disk that boots into a server.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [ImageTheory]
    [InlineData("disk.qcow2", "virtio")]
    [InlineData("disk.vmdk", "ide")]
    public async Task A_machine_that_boots_from_it_asks_for_an_address_and_serves(string image, string drive)
    {
        Dictionary<string, string> environment = new(Peers.Environment) { ["GLASSPORT_PASSWORD"] = "wonder" };
        Outcome outcome = await RunAsync(null, environment, "lab", "image", "-o", temporary[image], "--server", "vsftpd", "--user", "alice", "--lang", "en");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("A machine that boots from it serves on port 21; user alice.", outcome.Output, StringComparison.Ordinal);

        int port = FreePort();
        using Process machine = Process.Start("qemu-system-x86_64",
        [
            "-accel", "tcg", "-m", "256", "-nodefaults", "-no-user-config", "-display", "none", "-serial", "none",
            "-drive", $"file={temporary[image]},if={drive}",
            "-netdev", $"user,id=net0,restrict=on,hostfwd=tcp:127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}-:21", "-device", "virtio-net-pci,netdev=net0",
        ]);
        try
        {
            // It says nothing to us when it is up: it is asked until it answers.
            string facts = await PeerTool.RunAsync("curl", "--silent", "--head", "--retry", "60", "--retry-delay", "1", "--retry-all-errors", "--max-time", "90",
                $"ftp://alice:wonder@127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/b.txt");
            Assert.Contains("Content-Length: 111", facts, StringComparison.Ordinal);
        }
        finally
        {
            machine.Kill();
            await machine.WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData("disk.iso", "disk.iso: the ending says which form it is to have: .qcow2, .vmdk, .vdi, .raw.")]
    [InlineData("disk.raw", "hosts.server.interfaces: '192.168.1.15' is no address with its prefix length", "--address", "192.168.1.15")]
    public async Task What_cannot_be_made_is_refused(string image, string reason, params string[] more)
    {
        Outcome outcome = await RunAsync(["lab", "image", "-o", temporary[image], .. more]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(reason, outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(temporary[image]));
    }

    [Fact]
    public async Task A_router_without_an_address_is_refused()
    {
        Outcome outcome = await RunAsync("lab", "image", "-o", temporary["disk.raw"], "--gateway", "192.168.1.1");

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("--gateway goes with --address", outcome.Errors, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
