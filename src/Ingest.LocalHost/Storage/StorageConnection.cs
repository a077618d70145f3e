using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Ingest.LocalHost.Storage;

/// <summary>
/// The clients of one storage account, as a trigger's <c>Connection</c> names it: a setting that holds a connection string, or settings
/// <c>prefix__blobServiceUri</c>, <c>prefix__queueServiceUri</c> or <c>prefix__accountName</c> for an identity.
/// </summary>
internal sealed class StorageConnection
{
    public const string DefaultName = "AzureWebJobsStorage";

    private const string DevelopmentStorage = "UseDevelopmentStorage=true";

    public StorageConnection(string name, IConfiguration settings, Action<ClientOptions>? configure = null)
    {
        var connectionString = settings[name] ?? settings.GetConnectionString(name);
        var section = settings.GetSection(name);
        if (!string.IsNullOrWhiteSpace(connectionString))
        {
            var local = StorageClientOptions.IsLoopback(connectionString) || connectionString.Contains(DevelopmentStorage, StringComparison.OrdinalIgnoreCase);
            Blobs = new BlobServiceClient(connectionString, StorageClientOptions.ForBlobs(local, configure));
            Queues = new QueueServiceClient(connectionString, StorageClientOptions.ForQueues(local, configure));
        }
        else
        {
            var credential = CreateCredential(section);
            var blobs = ReadUri(name, section, "blob");
            var queues = ReadUri(name, section, "queue");
            Blobs = new BlobServiceClient(blobs, credential, StorageClientOptions.ForBlobs(blobs.IsLoopback, configure));
            Queues = new QueueServiceClient(queues, credential, StorageClientOptions.ForQueues(queues.IsLoopback, configure));
        }
    }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    private static Uri ReadUri(string name, IConfigurationSection section, string service)
    {
        if (section[$"{service}ServiceUri"] is { Length: > 0 } uri)
        {
            return new Uri(uri, UriKind.Absolute);
        }

        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                $"There is no storage connection '{name}'. Set '{name}' to a connection string ('{DevelopmentStorage}' for Azurite), or '{name}__{service}ServiceUri' or '{name}__accountName' to use an identity.");
    }

    private static TokenCredential CreateCredential(IConfigurationSection section)
    {
        var clientId = section["clientId"];
        if (string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase))
        {
            return new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));
        }

        return new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }
}
