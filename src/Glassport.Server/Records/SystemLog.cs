using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Records;

/// <summary>The system log, by RFC 3164 over its local socket: what vsftpd's log would hold, with facility ftp.</summary>
/// <param name="path">The socket.</param>
/// <param name="zone">The system's local time.</param>
/// <param name="dialogue">Commands and replies too.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class SystemLog(string path, TimeZoneInfo zone, bool dialogue, ILogger logger) : ILogTarget
{
    /// <summary>Where Linux and the BSDs have it.</summary>
    public const string DefaultPath = "/dev/log";

    // Facility ftp (11), severity informational (6).
    private const int Priority = (11 * 8) + 6;

    private readonly VsftpdLogFormat format = new(zone, dialogue);
    private readonly LogSocket socket = new(new UnixDomainSocketEndPoint(path));
    private bool failing;
    private long lost;

    /// <inheritdoc/>
    public RecordKinds Kinds => format.Kinds;

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        if (VsftpdLogFormat.Event(record) is not { } text)
            return;
        DateTimeOffset local = TimeZoneInfo.ConvertTime(record.At, zone);
        Send(string.Create(
            CultureInfo.InvariantCulture, $"<{Priority}>{local:MMM} {local.Day,2} {local:HH:mm:ss} glassport[{record.Session.Number}]: {text}"));
    }

    /// <inheritdoc/>
    public void Lost(long count) => lost += count;

    /// <inheritdoc/>
    public void Flush()
    {
        // Each line is sent at once.
    }

    /// <inheritdoc/>
    public void Reopen()
    {
        // A socket that went away is opened anew with the next line.
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private void Send(string line)
    {
        try
        {
            socket.Send(Encoding.UTF8.GetBytes(line));
            if (lost > 0)
                logger.LogFileRecovered(path, lost);
            lost = 0;
            failing = false;
        }
        catch (SocketException e)
        {
            if (!failing)
                logger.LogFileFailed(path, e.Message);
            failing = true;
            lost++;
        }
    }
}
