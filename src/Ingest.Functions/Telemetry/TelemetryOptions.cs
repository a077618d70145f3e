using System.ComponentModel.DataAnnotations;

namespace Ingest.Functions.Telemetry;

/// <summary>Where traces, metrics and logs go, beside Application Insights, which has settings of its own.</summary>
public sealed class TelemetryOptions : IValidatableObject
{
    public const string SectionName = "Ingest:Telemetry";

    /// <summary>Address of an OpenTelemetry collector or viewer: gRPC, or HTTP where its port is 4318, as the protocol's two ports are. None: nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Pause between two looks at the queues for their age and length. 1 minute: 14 transactions, while telemetry is sent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan QueueInterval { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint is not null and not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return new ValidationResult("It must begin with http:// or https://.", [nameof(OtlpEndpoint)]);
        }
    }
}
