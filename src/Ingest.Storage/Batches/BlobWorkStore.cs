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
    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(StorageNames.WorkContainer);

    public Task PutAsync(string name, Stream content, CancellationToken cancellationToken) =>
        _container.GetBlobClient(name).UploadAsync(content, overwrite: true, cancellationToken);

    public async Task<bool> GetAsync(string name, Stream target, CancellationToken cancellationToken)
    {
        // The name comes from a message, which may be forged to point out of the container.
        if (!BlobNames.IsKept(name))
        {
            return false;
        }

        try
        {
            using var download = (await _container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            await download.Content.CopyToAsync(target, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    public async Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;

        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            if (blob.Properties.LastModified < before)
            {
                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
                deleted++;
            }
        }

        return deleted;
    }
}
