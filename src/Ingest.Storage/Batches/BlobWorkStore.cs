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

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);

    public async Task<PooledBuffer?> GetAsync(string name, CancellationToken cancellationToken)
    {
        // The name comes from a message, which may be forged to point out of the container.
        if (!BlobNames.IsKept(name))
        {
            return null;
        }

        try
        {
            using var download = (await _container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            return await ReadAsync(download, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
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

    private static async Task<PooledBuffer> ReadAsync(BlobDownloadStreamingResult download, CancellationToken cancellationToken)
    {
        // Where reading fails the array is not given back, and collected as any other.
        var content = new PooledBuffer((int)download.Details.ContentLength);

        while (await download.Content.ReadAsync(content.GetMemory(), cancellationToken) is var read and > 0)
        {
            content.Advance(read);
        }

        return content;
    }
}
