using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Azure;
using Azure.Storage;
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
    private const int FoldersAtOnce = 4;
    private const int MaxFolders = 256;
    private const int BlobsAhead = 10_000;

    // Storage refuses what did not arrive as it was sent. The service takes CRC-64 too, which the emulator computes byte by byte in script, for 15 ms a megabyte: also for a block that comes with neither.
    private static readonly UploadTransferValidationOptions Checked = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(StorageNames.DropContainer);

    public async Task<DropBlob?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (!BlobNames.IsKept(name))
        {
            return null;
        }

        try
        {
            // One request: the content and the ETag that it belongs to.
            var download = await _container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
            var details = download.Value.Details;
            var info = new DropInfo(name, details.ETag.ToString(), details.ContentLength, details.LastModified);
            return new DropBlob(info, ToMetadata(details.Metadata), download.Value.Content);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task<DropSlice?> ReadAsync(string name, long start, int length, CancellationToken cancellationToken)
    {
        if (!BlobNames.IsKept(name))
        {
            return null;
        }

        try
        {
            var download = await _container.GetBlobClient(name).DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(start, length) }, cancellationToken);
            var details = download.Value.Details;
            return new DropSlice(new DropInfo(name, details.ETag.ToString(), LengthOf(details), details.LastModified), start, download.Value.Content.ToMemory());
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException exception) when (exception.Status == 416)
        {
            // Behind the end; an empty blob has nothing before it.
            return await FindAsync(name, cancellationToken) is { } info ? new DropSlice(info, start, ReadOnlyMemory<byte>.Empty) : null;
        }
    }

    public async Task<DropInfo?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!BlobNames.IsKept(name))
        {
            return null;
        }

        try
        {
            var properties = (await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new DropInfo(name, properties.ETag.ToString(), properties.ContentLength, properties.LastModified);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<DropInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await FoldersAsync(cancellationToken) is not { } root)
        {
            await foreach (var blob in ListAsync(prefix: null, cancellationToken))
            {
                yield return blob;
            }

            yield break;
        }

        foreach (var blob in root.Blobs)
        {
            yield return blob;
        }

        // Stops the listing of a reader who leaves early.
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listed = Channel.CreateBounded<DropInfo>(BlobsAhead);
        var listing = ListFoldersAsync(root.Folders, listed.Writer, reading.Token);

        try
        {
            await foreach (var blob in listed.Reader.ReadAllAsync(cancellationToken))
            {
                yield return blob;
            }

            await listing;
        }
        finally
        {
            await reading.CancelAsync();
        }
    }

    /// <summary>Lists several folders at a time: a listing gives one page after another, and a page takes the service a while.</summary>
    private async Task ListFoldersAsync(IReadOnlyList<string> folders, ChannelWriter<DropInfo> listed, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = FoldersAtOnce, CancellationToken = cancellationToken };
        Exception? failure = null;

        try
        {
            await Parallel.ForEachAsync(folders, parallel, async (folder, token) =>
            {
                await foreach (var blob in ListAsync(folder, token))
                {
                    await listed.WriteAsync(blob, token);
                }
            });
        }
        catch (Exception exception) when (exception is RequestFailedException or OperationCanceledException or AggregateException)
        {
            failure = exception;
            throw;
        }
        finally
        {
            // The reader must see the failure too, or it would take what was listed for all.
            listed.Complete(failure);
        }
    }

    private async IAsyncEnumerable<DropInfo> ListAsync(string? prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
        {
            yield return ToInfo(blob);
        }
    }

    /// <returns>The top level, or null where it has too many folders, or too many blobs, for a listing by folder to pay.</returns>
    private async Task<(IReadOnlyList<string> Folders, IReadOnlyList<DropInfo> Blobs)?> FoldersAsync(CancellationToken cancellationToken)
    {
        var pages = _container.GetBlobsByHierarchyAsync(new GetBlobsByHierarchyOptions { Delimiter = "/" }, cancellationToken).AsPages();

        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            var folders = page.Values.Where(item => item.IsPrefix).Select(item => item.Prefix).ToArray();
            return page.ContinuationToken is { Length: > 0 } || folders.Length is < 2 or > MaxFolders
                ? null
                : (folders, [.. page.Values.Where(item => item.IsBlob).Select(item => ToInfo(item.Blob))]);
        }

        return null;
    }

    private static DropInfo ToInfo(BlobItem blob) => new(blob.Name, Quoted(blob.Properties.ETag), blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default);

    public async Task<DropInfo> PutAsync(string name, Stream content, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        if (!BlobNames.IsKept(name))
        {
            throw new ArgumentException($"The service would keep '{name}' under another name.", nameof(name));
        }

        var length = content.Length;
        var upload = new BlobUploadOptions { Metadata = metadata.ToDictionary(), TransferValidation = Checked };
        var uploaded = await _container.GetBlobClient(name).UploadAsync(content, upload, cancellationToken);
        return new DropInfo(name, uploaded.Value.ETag.ToString(), length, uploaded.Value.LastModified);
    }

    // Of "bytes 0-99/1234": the details have the length of the answer, not of the blob.
    private static long LengthOf(BlobDownloadDetails details) =>
        details.ContentRange?.Split('/') is [_, var length] && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : details.ContentLength;

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
