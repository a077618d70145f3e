using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Articles;
using Ingest.Core.Intake;
using Ingest.Core.Parsing;
using Ingest.Storage.Connection;
using Ingest.Tables;

namespace Ingest.Storage.Drops;

/// <summary>The drop container.</summary>
public sealed class BlobDropContainer(StorageClients clients) : IDropContainer
{
    private readonly BlobContainerClient container = clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer);

    public async Task<DropBlob?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            // One request: the content and the ETag that it belongs to.
            var download = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            var details = download.Value.Details;
            var info = new DropInfo(name, details.ETag.ToString(), details.ContentLength, details.LastModified);
            return new DropBlob(info, ToMetadata(details.Metadata), download.Value.Content);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task<DropInfo?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new DropInfo(name, properties.ETag.ToString(), properties.ContentLength, properties.LastModified);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<DropInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            yield return new DropInfo(blob.Name, Quoted(blob.Properties.ETag), blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default);
        }
    }

    public async Task<DropInfo> PutAsync(string name, Stream content, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        var length = content.Length;
        var upload = new BlobUploadOptions { Metadata = metadata.ToDictionary() };
        var uploaded = await container.GetBlobClient(name).UploadAsync(content, upload, cancellationToken);
        return new DropInfo(name, uploaded.Value.ETag.ToString(), length, uploaded.Value.LastModified);
    }

    // A listing gives ETags without the quotes that the other calls give.
    private static string Quoted(ETag? etag) => etag?.ToString() is { } text ? text.StartsWith('"') ? text : $"\"{text}\"" : "";

    private static DropMetadata ToMetadata(IDictionary<string, string> metadata)
    {
        var values = new Dictionary<string, string>(metadata, StringComparer.OrdinalIgnoreCase);
        return new DropMetadata
        {
            Url = Value(values, "url"),
            Publisher = Value(values, "publisher"),
            Retrieved = DateTimeOffset.TryParse(Value(values, "retrieved"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var retrieved) ? retrieved : null,
            DatePublished = ArticleDate.TryParse(Value(values, "datePublished"), out var published) ? published : null,
        };
    }

    // Metadata travels as HTTP headers, hence as ASCII: other characters are percent-encoded by whoever drops.
    private static string? Value(Dictionary<string, string> metadata, string name) =>
        metadata.TryGetValue(name, out var value) && value.Length > 0 ? Uri.UnescapeDataString(value) : null;
}
