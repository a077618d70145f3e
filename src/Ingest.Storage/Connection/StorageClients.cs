using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Ingest.Storage.Connection;

/// <summary>The clients of one storage account, made once and shared.</summary>
public sealed class StorageClients
{
    private StorageClients(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
    {
        Blobs = blobs;
        Queues = queues;
        Tables = tables;
    }

    public BlobServiceClient Blobs { get; }

    /// <summary>Message bodies are base64: they may hold any character.</summary>
    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    /// <param name="policies">Added to every client's pipeline, once per call: counting, fault injection.</param>
    public static StorageClients Create(StorageConnection connection, params IEnumerable<HttpPipelinePolicy> policies) => Create(connection, configure: null, policies);

    /// <param name="configure">Called with the options of each client.</param>
    public static StorageClients Create(StorageConnection connection, Action<ClientOptions>? configure, IEnumerable<HttpPipelinePolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(policies);

        var isEmulator = connection.IsEmulator;

        // The emulator accepts service versions up to 2026-06-06; the SDK's newest is later.
        var blobOptions = isEmulator ? new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06) : new BlobClientOptions();
        var queueOptions = isEmulator ? new QueueClientOptions(QueueClientOptions.ServiceVersion.V2026_06_06) : new QueueClientOptions();
        queueOptions.MessageEncoding = QueueMessageEncoding.Base64;

        // These clients send, and look at queues: a message that is not base64 is not theirs to report.
        queueOptions.MessageDecodingFailed += _ => Task.CompletedTask;

        // Else a blob whose name begins or ends with a slash, as the folder markers of some tools do, is listed and never found.
        blobOptions.TrimBlobNameSlashes = false;
        var tableOptions = new TableClientOptions();

        foreach (var policy in policies)
        {
            blobOptions.AddPolicy(policy, HttpPipelinePosition.PerCall);
            queueOptions.AddPolicy(policy, HttpPipelinePosition.PerCall);
            tableOptions.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        configure?.Invoke(blobOptions);
        configure?.Invoke(queueOptions);
        configure?.Invoke(tableOptions);

        if (connection.ConnectionString is { } connectionString)
        {
            return new StorageClients(
                new BlobServiceClient(connectionString, blobOptions),
                new QueueServiceClient(connectionString, queueOptions),
                new TableServiceClient(connectionString, tableOptions));
        }

        TokenCredential credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = connection.ClientId });
        return new StorageClients(
            new BlobServiceClient(connection.BlobServiceUri, credential, blobOptions),
            new QueueServiceClient(connection.QueueServiceUri, credential, queueOptions),
            new TableServiceClient(connection.TableServiceUri, credential, tableOptions));
    }
}
