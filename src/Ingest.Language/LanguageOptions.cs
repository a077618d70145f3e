using System.ComponentModel.DataAnnotations;

namespace Ingest.Language;

/// <summary>Whether, where and how patiently a remote service is asked for the entities of an article.</summary>
public sealed class LanguageOptions : IValidatableObject
{
    public const string SectionName = "Ingest:Language";

    /// <summary>False: no content leaves the machine.</summary>
    public bool Enabled { get; set; }

    /// <summary>Address of the Azure AI Language resource, such as <c>https://name.cognitiveservices.azure.com</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Key of the resource; without one the identity of the app is used.</summary>
    public string? Key { get; set; }

    /// <summary>Client id of a user-assigned identity; without one the default credential of the machine.</summary>
    public string? ClientId { get; set; }

    /// <summary>Model of the service. <c>latest</c> moves without notice; a date pins it.</summary>
    [Required]
    public string ModelVersion { get; set; } = "latest";

    /// <summary>Names that the service is less sure of are left out. 0.5.</summary>
    [Range(0, 1)]
    public double MinimumConfidence { get; set; } = 0.5;

    /// <summary>How long one attempt may take. 10 s: the service answers a full request in about one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first. 3.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>First pause between two attempts, doubled each time, with jitter, where the service names none. 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the service is left alone after too many failures. 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enabled)
        {
            yield break;
        }

        if (Endpoint is not { IsAbsoluteUri: true })
        {
            yield return new ValidationResult($"{SectionName}:Endpoint must be set to the address of the language resource while {SectionName}:Enabled is true.", [nameof(Endpoint)]);
        }
        else if (Endpoint.Scheme != Uri.UriSchemeHttps && !(Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback))
        {
            yield return new ValidationResult($"{SectionName}:Endpoint must begin with https://; articles and keys do not travel in the clear.", [nameof(Endpoint)]);
        }
    }
}
