using System.ComponentModel.DataAnnotations;

namespace Ingest.LocalHost;

/// <summary>What the embedded host adds to the settings of the real one. Section <c>LocalHost</c>.</summary>
public sealed class LocalHostOptions : IValidatableObject
{
    public const string SectionName = "LocalHost";

    /// <summary>
    /// Names this app's locks, receipts and timer statuses in <c>azure-webjobs-hosts</c>: hosts that share it share the work.
    /// Lower-case letters, digits and hyphens, at most 32; derived from the function assembly's name by default.
    /// </summary>
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,31}$")]
    public string? HostId { get; set; }

    /// <summary>Where <c>host.json</c> stands. Beside the function assembly by default.</summary>
    public string? HostJsonPath { get; set; }

    /// <summary>Whether HTTP functions are served.</summary>
    public bool ListenHttp { get; set; } = true;

    /// <summary>Where HTTP functions are served; port 0 takes a free one, which <see cref="HttpEndpoint"/> tells. The default is that of Core Tools.</summary>
    [Required]
    public string HttpUrl { get; set; } = "http://127.0.0.1:7071";

    /// <summary>Whether <c>AuthorizationLevel.Function</c> and above ask for a key. Turned off, every caller that can connect is let in.</summary>
    public bool RequireHttpKeys { get; set; } = true;

    /// <summary>The key for <c>AuthorizationLevel.Function</c>. Without one such functions answer 401.</summary>
    public string? FunctionKey { get; set; }

    /// <summary>The key for every level. Without one <c>AuthorizationLevel.Admin</c> answers 401.</summary>
    public string? AdminKey { get; set; }

    /// <summary>How long running functions may go on once the host stops, before their token is cancelled.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a received message stays hidden; renewed at half of it. Short, so that the messages of a killed host come back soon.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MessageLease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the one host that scans a container or keeps a timer holds that right; renewed at half of it. The service allows 15 to 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:15", "00:01:00")]
    public TimeSpan LockLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The shortest pause between two listings of a container. Longer listings lengthen it (<see cref="ScanShare"/>), up to <see cref="MaxScanInterval"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two listings of a container, however many blobs it holds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxScanInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The share of the time that listing a container may take: a listing of 50 ms earns it a pause of 950 ms with 0.05.</summary>
    [Range(0.000_001, 1)]
    public double ScanShare { get; set; } = 0.05;

    /// <summary>The pause before a blob is tried again, doubled with each attempt up to 32 times.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan BlobRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Without keys, functions may be reached from this machine only.</summary>
    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (!RequireHttpKeys && ListenHttp && !(Uri.TryCreate(HttpUrl, UriKind.Absolute, out var url) && url.IsLoopback))
        {
            yield return new ValidationResult($"{nameof(RequireHttpKeys)} can be turned off only where {nameof(HttpUrl)} is a loopback address.", [nameof(RequireHttpKeys)]);
        }
    }
}
