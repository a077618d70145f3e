using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Storage.Connection;
using Ingest.Tables;

namespace Ingest.Storage.Articles;

/// <summary>The article documents: one blob a batch, one JSON record a line, so that an archive costs one write for many articles.</summary>
public sealed class ArticleDocuments(StorageClients clients)
{
    private const int HashCharacters = 16;

    private readonly BlobContainerClient container = clients.Blobs.GetBlobContainerClient(StorageNames.ArticlesContainer);

    /// <summary>Writes the batch's documents; the name holds a hash of the content, so that no repeat changes what a row points to.</summary>
    public async Task<IReadOnlyList<ArticleDocument>> PutAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var documents = new List<ArticleDocument>(articles.Count);

        foreach (var article in articles)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(article, ArticleJsonContext.Relaxed.Article);
            documents.Add(new ArticleDocument("", content.Length, json.Length, Hash(json)));
            content.Write(json);
            content.WriteByte((byte)'\n');
        }

        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        var name = $"{Hash(Encoding.UTF8.GetBytes(drop.Blob))[..HashCharacters]}/{drop.Version:D6}-{batch:D6}-{Hash(bytes.Span)[..HashCharacters]}.jsonl";
        await container.GetBlobClient(name).UploadAsync(new BinaryData(bytes), overwrite: true, cancellationToken);
        return [.. documents.Select(document => document with { Blob = name })];
    }

    /// <returns>The record, or null where its blob is gone.</returns>
    public async Task<Article?> FindAsync(string blob, long offset, int length, CancellationToken cancellationToken)
    {
        try
        {
            var range = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
            var content = (await container.GetBlobClient(blob).DownloadContentAsync(range, cancellationToken)).Value.Content;
            return JsonSerializer.Deserialize(content, ArticleJsonContext.Relaxed.Article);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
