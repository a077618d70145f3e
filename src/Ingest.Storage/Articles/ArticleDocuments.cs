using System.Globalization;
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
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>The article documents: one blob a batch, one JSON record a line, so that an archive costs one write for many articles.</summary>
public sealed class ArticleDocuments(StorageClients clients) : IRecords
{
    private const int HashCharacters = 16;

    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(StorageNames.ArticlesContainer);

    /// <summary>Writes the batch's documents; the name holds a hash of the content, so that no repeat changes what a row points to.</summary>
    public async Task<IReadOnlyList<ArticleDocument>> PutAsync(DropRef drop, int batch, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        await using var lines = PooledStreams.Create();
        var documents = Write(articles, lines);
        lines.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(lines, cancellationToken));
        lines.Position = 0;
        var name = $"{Folder(drop.Blob)}/{Version(drop.Version)}-{batch:D6}-{hash[..HashCharacters]}.jsonl";
        await _container.GetBlobClient(name).UploadAsync(lines, overwrite: true, cancellationToken);
        return [.. documents.Select(document => document with { Blob = name })];
    }

    /// <returns>The record that a row points to, or null where its blob is gone.</returns>
    public Task<Article?> FindAsync(ArticleEntity row, CancellationToken cancellationToken) =>
        FindAsync(row.DocumentBlob, row.DocumentOffset, row.DocumentLength, cancellationToken);

    /// <returns>The record that a claim points to.</returns>
    /// <exception cref="InvalidOperationException">Its blob is gone.</exception>
    public async Task<Article> GetAsync(ArticleClaimEntity claim, CancellationToken cancellationToken) =>
        await FindAsync(claim.DocumentBlob, claim.DocumentOffset, claim.DocumentLength, cancellationToken)
        ?? throw new InvalidOperationException($"Article {claim.ArticleId} would pass to '{claim.Blob}', whose document '{claim.DocumentBlob}' is gone: drop that file again.");

    /// <returns>The record, or null where its blob is gone.</returns>
    public async Task<Article?> FindAsync(string blob, long offset, int length, CancellationToken cancellationToken)
    {
        var range = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        return await DownloadAsync(blob, range, cancellationToken) is { } content ? JsonSerializer.Deserialize(content, ArticleJsonContext.Relaxed.Article) : null;
    }

    public async Task<IReadOnlyList<Article>> ReadBatchAsync(string document, CancellationToken cancellationToken)
    {
        var content = await DownloadAsync(document, new BlobDownloadOptions(), cancellationToken) ?? throw new BadMessageException($"Document blob '{document}' is gone.");

        if (!document.EndsWith($"-{Hash(content)[..HashCharacters]}.jsonl", StringComparison.Ordinal))
        {
            throw new BadMessageException($"Document blob '{document}' is not the one that was written: its hash differs.");
        }

        try
        {
            return Records(content.ToMemory().Span);
        }
        catch (JsonException exception)
        {
            throw new BadMessageException($"Document blob '{document}' holds no records.", exception);
        }
    }

    public async Task<int> DeleteBatchesAsync(string blob, int beforeVersion, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var from = $"{Folder(blob)}/";
        var to = from + Version(beforeVersion);

        await foreach (var document in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = from }, cancellationToken))
        {
            if (string.CompareOrdinal(document.Name, to) >= 0)
            {
                break;
            }

            await _container.DeleteBlobIfExistsAsync(document.Name, cancellationToken: cancellationToken);
            deleted++;
        }

        return deleted;
    }

    private static List<ArticleDocument> Write(IReadOnlyList<Article> articles, Stream lines)
    {
        var documents = new List<ArticleDocument>(articles.Count);
        using var line = new PooledBuffer();
        using var writer = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = ArticleJsonContext.Relaxed.Options.Encoder });

        foreach (var article in articles)
        {
            line.Clear();
            writer.Reset();
            JsonSerializer.Serialize(writer, article, ArticleJsonContext.Relaxed.Article);
            documents.Add(new ArticleDocument("", lines.Position, line.Length, Hash(line.Written.Span)));
            lines.Write(line.Written.Span);
            lines.WriteByte((byte)'\n');
        }

        return documents;
    }

    private static List<Article> Records(ReadOnlySpan<byte> content)
    {
        var articles = new List<Article>();

        foreach (var line in content.Split((byte)'\n'))
        {
            if (line.Start.Value < line.End.Value)
            {
                articles.Add(JsonSerializer.Deserialize(content[line], ArticleJsonContext.Relaxed.Article) ?? throw new JsonException("A line is null."));
            }
        }

        return articles;
    }

    private async Task<BinaryData?> DownloadAsync(string blob, BlobDownloadOptions options, CancellationToken cancellationToken)
    {
        // The name may come from a message, which may be forged to point out of the container.
        if (!BlobNames.IsKept(blob))
        {
            return null;
        }

        try
        {
            return (await _container.GetBlobClient(blob).DownloadContentAsync(options, cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private static string Folder(string blob) => Hash(Encoding.UTF8.GetBytes(blob))[..HashCharacters];

    private static string Version(int version) => version.ToString("D6", CultureInfo.InvariantCulture);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
