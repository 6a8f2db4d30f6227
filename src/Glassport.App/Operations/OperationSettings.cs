using System.Net;
using Microsoft.Extensions.Logging;

namespace Glassport.App.Operations;

/// <summary>How a server is watched.</summary>
internal sealed record OperationSettings
{
    /// <summary>Where <c>/metrics</c> and <c>/health</c> are answered; null: nowhere.</summary>
    public IPEndPoint? Metrics { get; init; }

    /// <summary>Where metrics and logs are sent by OTLP; null: where OpenTelemetry's environment variables say, if they do.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>The form of the log on standard error: <c>text</c>, <c>json</c> or <c>systemd</c>; null: systemd's under systemd, else text.</summary>
    public string? LogFormat { get; init; }

    /// <summary>The least level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
