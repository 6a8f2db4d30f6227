using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Glassport.App.Operations;

/// <summary>Tells systemd how the service is, by sd_notify(3)'s protocol. Does nothing where NOTIFY_SOCKET is not set.</summary>
internal sealed class SystemdNotifier : IDisposable
{
    private readonly Socket? socket;
    private readonly ITimer? watchdog;

    /// <summary>Opens the socket, and feeds the watchdog when systemd asks for it.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="time">The clock.</param>
    public SystemdNotifier(Func<string, string?> variable, TimeProvider time)
    {
        if (variable("NOTIFY_SOCKET") is not { Length: > 1 } path)
            return;
        socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            // '@' stands for the NUL that begins a name in Linux' abstract namespace.
            socket.Connect(new UnixDomainSocketEndPoint(path[0] == '@' ? $"\0{path[1..]}" : path));
        }
        catch (SocketException)
        {
            // Whoever started this process does not listen after all; the service is no worse for it.
            socket.Dispose();
            socket = null;
            return;
        }

        bool isForUs = variable("WATCHDOG_PID") is not { Length: > 0 } process || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        if (isForUs && long.TryParse(variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds) && microseconds > 0)
        {
            // Twice as often as it must be, as sd_watchdog_enabled(3) recommends.
            var interval = TimeSpan.FromMicroseconds(microseconds / 2.0);
            watchdog = time.CreateTimer(static state => ((SystemdNotifier)state!).Send("WATCHDOG=1"), this, interval, interval);
        }
    }

    /// <summary>The service is up, or up again after a reload.</summary>
    /// <param name="status">What <c>systemctl status</c> shows.</param>
    public void Ready(string status) => Send($"READY=1\nSTATUS={OneLine(status)}");

    /// <summary>The configuration is read anew; <see cref="Ready"/> follows.</summary>
    public void Reloading() => Send(string.Create(
        CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={(long)(Stopwatch.GetTimestamp() * (1_000_000.0 / Stopwatch.Frequency))}"));

    /// <summary>The service goes down.</summary>
    public void Stopping() => Send("STOPPING=1\nSTATUS=Waiting for transfers to end");

    /// <summary>Closes the socket.</summary>
    public void Dispose()
    {
        watchdog?.Dispose();
        socket?.Dispose();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private void Send(string message)
    {
        try
        {
            socket?.Send(Encoding.UTF8.GetBytes(message));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The manager is being restarted; it asks nothing of us that the next message does not tell.
            Debug.WriteLine(e.Message);
        }
    }
}
