using System.Collections.Immutable;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Records;

/// <summary>The open logs of all sites. Sites that name the same file share it, and a log that no site names any more is closed.</summary>
/// <param name="time">The clock, and the local time of logs that have it.</param>
/// <param name="metrics">Counts what is dropped.</param>
/// <param name="logger">Hears of failures.</param>
internal sealed class LogFiles(TimeProvider time, ServerMetrics metrics, ILogger logger) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<LogKey, RecordQueue> open = [];

    /// <summary>The logs of a site, opened where they are not yet.</summary>
    /// <param name="site">The site.</param>
    public SessionLogs For(SiteSettings site)
    {
        ImmutableArray<LogKey> keys = [.. KeysOf(site)];
        if (keys.IsEmpty)
            return SessionLogs.None;
        lock (gate)
            return new SessionLogs([.. keys.Select(Queue)]);
    }

    /// <summary>Closes the logs that none of these sites names; sessions of before may still write to them, which is not kept.</summary>
    /// <param name="sites">Every site of the settings in force.</param>
    public async ValueTask CloseUnusedAsync(ImmutableArray<SiteSettings> sites)
    {
        HashSet<LogKey> used = [.. sites.SelectMany(KeysOf)];
        List<RecordQueue> unused = [];
        lock (gate)
        {
            foreach (var (key, queue) in open.Where(entry => !used.Contains(entry.Key)).ToList())
            {
                open.Remove(key);
                unused.Add(queue);
            }
        }

        foreach (var queue in unused)
            await queue.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes a notice to every log that takes them.</summary>
    /// <param name="text">What.</param>
    public void Notice(string text)
    {
        NoticeRecord record = new(time.GetUtcNow(), text);
        lock (gate)
        {
            foreach (var queue in open.Values.Where(static queue => (queue.Kinds & RecordKinds.Notices) != 0))
                queue.Write(record);
        }
    }

    /// <summary>Opens every file anew before the next line: for SIGHUP.</summary>
    public void Reopen()
    {
        lock (gate)
        {
            foreach (var queue in open.Values)
                queue.Reopen();
        }
    }

    /// <summary>Writes what waits, and closes all.</summary>
    public ValueTask DisposeAsync() => CloseUnusedAsync([]);

    private static IEnumerable<LogKey> KeysOf(SiteSettings site)
    {
        LogSettings logs = site.Logs;
        if (logs.Xferlog is { } xferlog)
            yield return new(LogForm.Xferlog, Path.GetFullPath(xferlog), site.Files.LocalTime, false);
        if (logs.Vsftpd is { } vsftpd && !logs.Syslog)
            yield return new(LogForm.Vsftpd, Path.GetFullPath(vsftpd), site.Files.LocalTime, logs.Protocol);
        if (logs.Syslog)
            yield return new(LogForm.System, SystemLog.DefaultPath, true, logs.Protocol);
        if (logs.W3C is { } folder)
            yield return new(LogForm.W3C, Path.GetFullPath(folder), false, false, string.Join(' ', logs.ColumnsOfW3C()));
    }

    private RecordQueue Queue(LogKey key)
    {
        if (open.TryGetValue(key, out var queue))
            return queue;
        TimeZoneInfo zone = key.LocalTime ? time.LocalTimeZone : TimeZoneInfo.Utc;
        ILogTarget target = key.Form switch
        {
            LogForm.Xferlog => new LogFile(key.Path, new XferlogFormat(zone), time, logger),
            LogForm.Vsftpd => new LogFile(key.Path, new VsftpdLogFormat(zone, key.Protocol), time, logger),
            LogForm.W3C => new LogFile(key.Path, new W3CFormat([.. key.Fields.Split(' ')]), time, logger),
            _ => new SystemLog(key.Path, zone, key.Protocol, logger),
        };
        return open[key] = new RecordQueue(target, metrics);
    }
}
