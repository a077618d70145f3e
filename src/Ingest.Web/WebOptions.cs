using System.ComponentModel.DataAnnotations;

namespace Ingest.Web;

/// <summary>Who may have the web do what, and how much.</summary>
public sealed class WebOptions
{
    public const string SectionName = "Ingest:Web";

    /// <summary>Lets a caller drop files and replay dead letters. Without one nobody may, but for <see cref="KeylessLoopback"/>. At least 16 characters: it can be guessed from anywhere.</summary>
    [MinLength(16)]
    public string? AdminKey { get; set; }

    /// <summary>
    /// Whether a browser on this machine may change things without a key. For a host that callers connect to themselves; never behind a proxy, and the host of Azure Functions is one. Off; <c>ingest up</c> turns it on.
    /// </summary>
    public bool KeylessLoopback { get; set; }

    /// <summary>Bytes of an uploaded file. 64 MiB: the largest document; archives that are larger go straight to the container.</summary>
    [Range(1, 1024L * 1024 * 1024)]
    public long MaxUploadBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Requests a minute from one address to one host. 600: a page that updates itself asks 30 times.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Uploads and replays a minute from one address to one host, refused ones included. 300: a key is not guessed at that rate.</summary>
    [Range(1, 1_000_000)]
    public int ChangesPerMinute { get; set; } = 300;

    /// <summary>Origins (<c>https://app.example</c>) whose pages may read the API. None: only the console's own pages.</summary>
    public IReadOnlyList<string> CorsOrigins { get; set; } = [];
}
