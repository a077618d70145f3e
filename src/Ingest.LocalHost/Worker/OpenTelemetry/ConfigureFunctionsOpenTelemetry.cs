using System.Reflection;
using Ingest.LocalHost.Invocation;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>Collects the spans of the invocations, and names the service after the program unless <c>OTEL_SERVICE_NAME</c> does.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) =>
        builder
            .ConfigureResource(resource => resource.AddService(Assembly.GetEntryAssembly()?.GetName().Name ?? "functions").AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing.AddSource(InvocationActivity.SourceName));
}
