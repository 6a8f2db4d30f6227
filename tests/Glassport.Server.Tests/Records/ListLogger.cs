using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tests.Records;

/// <summary>A logger that keeps its messages.</summary>
internal sealed class ListLogger : ILogger
{
    private readonly ConcurrentQueue<string> messages = new();

    public string[] Messages => [.. messages];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        messages.Enqueue(formatter(state, exception));
}
