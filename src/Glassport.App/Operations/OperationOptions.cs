using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Glassport.App.Operations;

/// <summary>The options of <c>serve</c> that say how the server is watched.</summary>
internal sealed class OperationOptions
{
    private readonly Option<IPEndPoint?> metrics = new("--metrics")
    {
        HelpName = "[ADDRESS:]PORT",
        Description = "Answer /metrics (Prometheus) and /health over HTTP there; loopback when no address is given.",
        CustomParser = static result => ParseEndPoint(result),
    };

    private readonly Option<Uri?> otlp = new("--otlp")
    {
        HelpName = "URL",
        Description = "Send metrics and logs to an OpenTelemetry collector (OTLP over HTTP, http://host:4318). OTEL_EXPORTER_OTLP_* are honoured.",
        CustomParser = static result => ParseUrl(result),
    };

    private readonly Option<string?> logFormat = new("--log-format") { Description = "The form of the log on standard error." };

    private readonly Option<LogLevel> logLevel = new("--log-level")
    {
        Description = "The least level that is logged; Debug shows sessions and their dialogue.",
        DefaultValueFactory = static _ => LogLevel.Information,
    };

    /// <summary>Makes the options.</summary>
    public OperationOptions() => logFormat.AcceptOnlyFromAmong("text", "json", "systemd");

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(metrics);
        command.Options.Add(otlp);
        command.Options.Add(logFormat);
        command.Options.Add(logLevel);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public OperationSettings Read(ParseResult parsed) => new()
    {
        Metrics = parsed.GetValue(metrics),
        Otlp = parsed.GetValue(otlp),
        LogFormat = parsed.GetValue(logFormat),
        LogLevel = parsed.GetValue(logLevel),
    };

    private static IPEndPoint? ParseEndPoint(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (ushort.TryParse(text.TrimStart(':'), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return new IPEndPoint(IPAddress.Loopback, port);
        if (text.StartsWith("*:", StringComparison.Ordinal) && ushort.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out port))
            return new IPEndPoint(IPAddress.IPv6Any, port);
        if (text.StartsWith("localhost:", StringComparison.Ordinal))
            text = $"127.0.0.1:{text["localhost:".Length..]}";
        if (IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port > 0)
            return endPoint;
        result.AddError($"'{text}' is no address and port; --metrics 127.0.0.1:9110, or --metrics 9110.");
        return null;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        result.AddError($"'{result.Tokens[0].Value}' is no URL of a collector; --otlp http://localhost:4318.");
        return null;
    }
}
