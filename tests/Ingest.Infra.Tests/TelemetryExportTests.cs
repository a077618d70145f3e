using Ingest.Functions;
using Ingest.Functions.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ingest.Infra.Tests;

/// <summary>Telemetry is collected for whom the settings name, and for nobody else.</summary>
public sealed class TelemetryExportTests
{
    // Nothing listens there; no telemetry is made, so none is sent.
    private const string Collector = "http://127.0.0.1:9";
    private const string Monitor = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:9/";

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(Collector, null, true)]
    [InlineData(null, Monitor, true)]
    [InlineData(Collector, Monitor, true)]
    public void Providers_AreMade_When_ASettingNamesWhereTelemetryGoes(string? collector, string? monitor, bool expected)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
            [new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("Ingest:Telemetry:OtlpEndpoint", collector), new(MonitorConnection.ConnectionStringName, monitor), new(MonitorConnection.AuthenticationName, "Authorization=AAD")]);
        builder.Services.AddIngest(builder.Configuration);

        using var host = builder.Build();

        Assert.Equal(expected, host.Services.GetService<TracerProvider>() is not null);
        Assert.Equal(expected, host.Services.GetService<MeterProvider>() is not null);
        Assert.Equal(expected, host.Services.GetServices<IHostedService>().OfType<QueueWatch>().Any());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Authorization=None", false)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("ClientId=00000000-0000-0000-0000-000000000002;Authorization=AAD", true)]
    public void Monitor_IsReachedWithAToken_When_TheSettingSaysSo(string? authentication, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(MonitorConnection.ConnectionStringName, Monitor), new(MonitorConnection.AuthenticationName, authentication)]).Build();

        var connection = MonitorConnection.Read(configuration);

        Assert.Equal(Monitor, connection!.ConnectionString);
        Assert.Equal(expected, connection.Credential is not null);
    }
}
