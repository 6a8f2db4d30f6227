using System.Collections.Immutable;

namespace Glassport.Server.Records;

/// <summary>The logs that a site keeps, as one.</summary>
/// <param name="logs">Each of them.</param>
internal sealed class SessionLogs(ImmutableArray<ISessionLog> logs) : ISessionLog
{
    /// <summary>A site that keeps no log.</summary>
    public static SessionLogs None { get; } = new([]);

    /// <inheritdoc/>
    public RecordKinds Kinds { get; } = logs.Aggregate(RecordKinds.None, static (kinds, log) => kinds | log.Kinds);

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        foreach (var log in logs)
        {
            if ((log.Kinds & record.Kind) != 0)
                log.Write(record);
        }
    }
}
