using Glassport.Server.Records;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Glassport.App.Operations;

/// <summary>What goes to an OpenTelemetry collector. Nothing of its libraries is loaded unless a collector was named.</summary>
internal static class Telemetry
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether a collector was named, on the command line or in the environment.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static bool IsWanted(OperationSettings settings, Func<string, string?> variable) =>
        settings.Otlp is not null || !string.IsNullOrEmpty(variable(EndpointVariable));

    /// <summary>Sends the server's metrics, once a minute unless OTEL_METRIC_EXPORT_INTERVAL says otherwise; disposed, it sends the last.</summary>
    /// <param name="settings">The settings.</param>
    public static IDisposable SendMetrics(OperationSettings settings) => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(Describe)
        .AddMeter(ServerMetrics.MeterName)
        .AddOtlpExporter(exporter => Direct(exporter, settings, "v1/metrics"))
        .Build();

    /// <summary>Sends the server's log.</summary>
    /// <param name="logging">The log.</param>
    /// <param name="settings">The settings.</param>
    public static void SendLogs(ILoggingBuilder logging, OperationSettings settings) => logging.AddOpenTelemetry(log =>
    {
        log.IncludeFormattedMessage = true;
        log.SetResourceBuilder(Resource());
        log.AddOtlpExporter(exporter => Direct(exporter, settings, "v1/logs"));
    });

    private static ResourceBuilder Resource()
    {
        ResourceBuilder resource = ResourceBuilder.CreateDefault();
        Describe(resource);
        return resource;
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win: an administrator knows better.
    private static void Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddService("glassport", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3), autoGenerateServiceInstanceId: true)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static void Direct(OtlpExporterOptions exporter, OperationSettings settings, string signal)
    {
        if (settings.Otlp is not { } url)
            return;
        // The exporter adds the signal's path to an address from the environment, but to none that it is told.
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = url.AbsolutePath == "/" ? new Uri(url, signal) : new Uri($"{url.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{signal}");
    }
}
