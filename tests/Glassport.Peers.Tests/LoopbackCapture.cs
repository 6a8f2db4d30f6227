using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Glassport.Peers.Tests;

/// <summary>What passes over loopback to and from one address, captured by tcpdump.</summary>
internal sealed class LoopbackCapture : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IPAddress address;
    private readonly Process tcpdump;
    private readonly MemoryStream packets = new();

    private LoopbackCapture(IPAddress address, Process tcpdump) => (this.address, this.tcpdump) = (address, tcpdump);

    /// <summary>Begins, and is ready when it returns.</summary>
    /// <param name="address">The address, for this capture alone.</param>
    public static async Task<LoopbackCapture> StartAsync(IPAddress address)
    {
        ProcessStartInfo start = new("tcpdump", ["-i", "lo", "-n", "-U", "--immediate-mode", "-s", "65600", "-B", "65536", "-Z", "root", "-w", "-", "host", address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        LoopbackCapture capture = new(address, Process.Start(start)!);
        string? line;
        do
            line = await capture.tcpdump.StandardError.ReadLineAsync().WaitAsync(Patience);
        while (line is not null && !line.Contains("listening on", StringComparison.Ordinal));
        Assert.NotNull(line);
        return capture;
    }

    /// <summary>Ends, with everything that passed so far.</summary>
    /// <returns>A pcap file.</returns>
    public async Task<MemoryStream> EndAsync()
    {
        // A datagram that nothing else sends: once it is captured, so is all that passed before it.
        byte[] mark = Guid.NewGuid().ToByteArray();
        using UdpClient receiver = new(new IPEndPoint(address, 0));
        using UdpClient sender = new(new IPEndPoint(address, 0));
        await sender.SendAsync(mark, (IPEndPoint)receiver.Client.LocalEndPoint!);
        byte[] buffer = new byte[256 * 1024];
        int searched = 0;
        while (packets.GetBuffer().AsSpan(searched, (int)packets.Length - searched).IndexOf(mark) < 0)
        {
            searched = Math.Max(0, (int)packets.Length - mark.Length);
            int read = await tcpdump.StandardOutput.BaseStream.ReadAsync(buffer).AsTask().WaitAsync(Patience);
            Assert.NotEqual(0, read);
            packets.Write(buffer, 0, read);
        }

        packets.Position = 0;
        return packets;
    }

    public void Dispose()
    {
        tcpdump.Kill();
        tcpdump.Dispose();
    }
}
