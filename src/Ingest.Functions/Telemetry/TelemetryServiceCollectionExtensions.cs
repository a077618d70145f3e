using Azure.Monitor.OpenTelemetry.Exporter;
using Ingest.Core;
using Ingest.Core.Diagnostics;
using Ingest.Storage.Batches;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace Ingest.Functions.Telemetry;

public static class TelemetryServiceCollectionExtensions
{
    private const int OtlpHttpPort = 4318;

    /// <summary>Sends traces, metrics and logs where the settings say; where they say nothing, nothing is collected.</summary>
    public static IServiceCollection AddIngestTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddSettings<TelemetryOptions, TelemetryOptionsValidator>(configuration, TelemetryOptions.SectionName);
        var collector = configuration.GetSection(TelemetryOptions.SectionName).Get<TelemetryOptions>()?.OtlpEndpoint;
        var monitor = MonitorConnection.Read(configuration);

        if (collector is null && monitor is null)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(IngestTelemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(IngestTelemetry.Name))
            .UseFunctionsWorkerDefaults();

        if (collector is not null)
        {
            telemetry.UseOtlpExporter(collector.Port == OtlpHttpPort ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc, collector);
        }

        if (monitor is not null)
        {
            telemetry.UseAzureMonitorExporter(exporter =>
            {
                exporter.ConnectionString = monitor.ConnectionString;
                exporter.Credential = monitor.Credential;
            });
        }

        services.AddSingleton<QueueReader>();
        services.AddHostedService<QueueWatch>();
        return services;
    }
}
