using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Glassport.App.Operations;

/// <summary>The server's log on standard error.</summary>
internal static class ConsoleLog
{
    /// <summary>Adds it.</summary>
    /// <param name="logging">The log.</param>
    /// <param name="format"><c>text</c>, <c>json</c> or <c>systemd</c>; null: systemd's where the journal reads standard error.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static void AddTo(ILoggingBuilder logging, string? format, Func<string, string?> variable)
    {
        string form = format ?? (variable("JOURNAL_STREAM") is { Length: > 0 } ? "systemd" : "text");
        switch (form)
        {
            case "json":
                logging.AddJsonConsole(static options =>
                {
                    options.UseUtcTimestamp = true;
                    options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                });
                break;
            case "systemd":
                logging.AddSystemdConsole();
                break;
            default:
                logging.AddSimpleConsole(static options =>
                {
                    options.SingleLine = true;
                    options.TimestampFormat = "HH:mm:ss ";
                    options.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
                });
                break;
        }

        // Standard output belongs to what was asked for.
        logging.AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
