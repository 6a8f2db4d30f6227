using System.Globalization;
using Glassport.Analysis.Rendering;
using Microsoft.Extensions.Logging;

namespace Glassport.App.WebConsole.Sites;

/// <summary>The newest records of the server's own log, so that a page can show them. The log itself goes where it goes.</summary>
/// <param name="time">The clock.</param>
internal sealed class RecentRecords(TimeProvider time) : ILoggerProvider
{
    private const int Most = 2_000;
    private const string Server = "Glassport.Server";

    private readonly Queue<Record> records = new();
    private long count;

    /// <summary>The records, newest first.</summary>
    public IReadOnlyList<Record> Newest
    {
        get
        {
            lock (records)
                return [.. records.Reverse()];
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Log(this, isOurs: categoryName.StartsWith(Server, StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Add(LogLevel level, EventId id, string text, IReadOnlyDictionary<string, string> values)
    {
        lock (records)
        {
            records.Enqueue(new(++count, time.GetUtcNow(), level, id.Id, SafeText.Visible(text), values));
            if (records.Count > Most)
                records.Dequeue();
        }
    }

    /// <summary>A record.</summary>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Time">When.</param>
    /// <param name="Level">How serious.</param>
    /// <param name="Event">The event's number, as <c>ServerLog</c> gives it.</param>
    /// <param name="Text">What the log says.</param>
    /// <param name="Values">The values in it, by name.</param>
    internal sealed record Record(long Number, DateTimeOffset Time, LogLevel Level, int Event, string Text, IReadOnlyDictionary<string, string> Values);

    private sealed class Log(RecentRecords owner, bool isOurs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => isOurs && logLevel >= LogLevel.Information;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            Dictionary<string, string> values = new(StringComparer.Ordinal);
            if (state is IReadOnlyList<KeyValuePair<string, object?>> pairs)
            {
                foreach ((string key, object? value) in pairs)
                    values[key] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            }

            owner.Add(logLevel, eventId, formatter(state, exception), values);
        }
    }
}
