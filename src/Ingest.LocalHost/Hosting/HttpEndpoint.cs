namespace Ingest.LocalHost;

/// <summary>Where the HTTP functions answer; a service of the host.</summary>
public sealed class HttpEndpoint
{
    /// <summary>The address with the port that was bound; null while nothing listens.</summary>
    public Uri? Address { get; internal set; }
}
