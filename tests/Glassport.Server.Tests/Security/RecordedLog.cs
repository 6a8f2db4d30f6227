using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tests.Security;

/// <summary>What a server said, event by event.</summary>
internal sealed class RecordedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(int Event, string Message)> entries = new();

    public IEnumerable<string> Messages => entries.Select(static entry => entry.Message);

    public IEnumerable<string> Of(int eventId) => entries.Where(entry => entry.Event == eventId).Select(static entry => entry.Message);

    /// <summary>Sessions that ended by an error that nobody foresaw.</summary>
    public IEnumerable<string> Failures => Of(2004);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((eventId.Id, formatter(state, exception) + (exception is null ? "" : "\n" + exception)));

    public void Dispose()
    {
        // Nothing is held.
    }
}
