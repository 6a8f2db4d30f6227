using System.Net.Sockets;
using System.Text;
using Glassport.App.Operations;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.App.Tests.Operations;

public sealed class SystemdNotifierTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"glassport-notify-{Guid.NewGuid():N}");
    private readonly FakeTimeProvider time = new();
    private readonly Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 10_000 };

    public SystemdNotifierTests() => manager.Bind(new UnixDomainSocketEndPoint(path));

    public void Dispose()
    {
        manager.Dispose();
        File.Delete(path);
    }

    [Fact]
    public void The_manager_hears_of_start_reload_and_stop()
    {
        using SystemdNotifier notifier = Notifier(new() { ["NOTIFY_SOCKET"] = path });

        notifier.Ready("1 site\non port 21");
        Assert.Equal("READY=1\nSTATUS=1 site on port 21", Receive());
        notifier.Reloading();
        string[] reload = Receive().Split('\n');
        Assert.Equal("RELOADING=1", reload[0]);
        Assert.True(long.Parse(reload[1].Split("MONOTONIC_USEC=")[1], System.Globalization.CultureInfo.InvariantCulture) > 0);
        notifier.Stopping();
        Assert.StartsWith("STOPPING=1\n", Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_watchdog_is_fed_twice_in_its_time()
    {
        using SystemdNotifier notifier = Notifier(new() { ["NOTIFY_SOCKET"] = path, ["WATCHDOG_USEC"] = "30000000" });

        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("WATCHDOG=1", Receive());
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(0, manager.Available);
    }

    [Fact]
    public void A_watchdog_for_another_process_is_not_fed()
    {
        using SystemdNotifier notifier = Notifier(new() { ["NOTIFY_SOCKET"] = path, ["WATCHDOG_USEC"] = "1000", ["WATCHDOG_PID"] = "1" });

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, manager.Available);
    }

    [Fact]
    public void Without_a_manager_nothing_is_sent_and_nothing_breaks()
    {
        using SystemdNotifier none = Notifier([]);
        none.Ready("up");
        using SystemdNotifier gone = Notifier(new() { ["NOTIFY_SOCKET"] = $"{path}.gone" });
        gone.Ready("up");

        Assert.Equal(0, manager.Available);
    }

    private SystemdNotifier Notifier(Dictionary<string, string> environment) => new(name => environment.GetValueOrDefault(name), time);

    private string Receive()
    {
        byte[] datagram = new byte[1024];
        return Encoding.UTF8.GetString(datagram, 0, manager.Receive(datagram));
    }
}
