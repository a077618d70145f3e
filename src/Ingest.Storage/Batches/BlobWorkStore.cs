using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Batches;
using Ingest.Storage.Connection;
using Ingest.Tables;

namespace Ingest.Storage.Batches;

/// <summary>The work container.</summary>
public sealed class BlobWorkStore(StorageClients clients) : IWorkStore
{
    private readonly BlobContainerClient container = clients.Blobs.GetBlobContainerClient(StorageNames.WorkContainer);

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);

    public async Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken)
    {
        // The name comes from a message, which may be forged to point out of the container.
        if (!BlobNames.IsKept(name))
        {
            return null;
        }

        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;

        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            if (blob.Properties.LastModified < before)
            {
                await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }
}
