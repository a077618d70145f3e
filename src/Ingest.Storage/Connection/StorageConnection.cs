using Microsoft.Extensions.Configuration;

namespace Ingest.Storage.Connection;

/// <summary>How the storage account is reached: by connection string, or by service addresses and an identity.</summary>
public sealed record StorageConnection
{
    /// <summary>Prefix of the settings, the same as the triggers use.</summary>
    public const string Prefix = "AzureWebJobsStorage";

    public string? ConnectionString { get; init; }

    public Uri? BlobServiceUri { get; init; }

    public Uri? QueueServiceUri { get; init; }

    public Uri? TableServiceUri { get; init; }

    /// <summary>Client id of a user-assigned identity.</summary>
    public string? ClientId { get; init; }

    public bool IsEmulator => ConnectionString is { } text
        && (text.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) || text.Contains("://127.0.0.1", StringComparison.Ordinal) || text.Contains("://localhost", StringComparison.Ordinal));

    /// <summary>Reads <c>AzureWebJobsStorage</c>, or <c>AzureWebJobsStorage__blobServiceUri</c> and its like, or <c>AzureWebJobsStorage__accountName</c>.</summary>
    /// <exception cref="InvalidOperationException">Neither is set.</exception>
    public static StorageConnection Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        if (configuration[Prefix] is { Length: > 0 } connectionString)
        {
            return new StorageConnection { ConnectionString = connectionString };
        }

        var section = configuration.GetSection(Prefix);
        return new StorageConnection
        {
            BlobServiceUri = ServiceUri(section, "blob"),
            QueueServiceUri = ServiceUri(section, "queue"),
            TableServiceUri = ServiceUri(section, "table"),
            ClientId = section["clientId"],
        };
    }

    private static Uri ServiceUri(IConfigurationSection section, string service)
    {
        if (section[$"{service}ServiceUri"] is { Length: > 0 } uri)
        {
            return new Uri(uri);
        }

        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException($"Set {Prefix} to a connection string, or {Prefix}__{service}ServiceUri to the service's address.");
    }
}
