using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ingest.Core.Batches;

/// <summary>Sends batches from stage to stage and opens them there: inline or by claim check, whichever fits.</summary>
public sealed class StageChannel(IStageQueues queues, IWorkStore work)
{
    // What the envelope adds around the inline batch, rounded up.
    private const int EnvelopeBytes = 512;

    // Quality 4: two thirds of the size of quality 0 at a quarter of the time of the default (see docs/adr/0004).
    private const int BrotliQuality = 4;

    // A forged or broken batch must not inflate without end.
    private const int MaxBatchBytes = 256 * 1024 * 1024;

    public Task SendAsync(DocumentBatch batch, CancellationToken cancellationToken) =>
        SendAsync(Stage.Parse, BatchId(batch.Drop, batch.Index), batch.Documents.Count, batch, BatchJsonContext.Default.DocumentBatch, cancellationToken);

    public Task SendAsync(Stage stage, ArticleBatch batch, CancellationToken cancellationToken) =>
        SendAsync(stage, BatchId(batch.Drop, batch.Index), batch.Articles.Count, batch, BatchJsonContext.Default.ArticleBatch, cancellationToken);

    public Task SendAsync(PickUpBatch batch, CancellationToken cancellationToken) =>
        SendAsync(Stage.PickUp, Guid.NewGuid().ToString("N"), batch.Blobs.Count, batch, BatchJsonContext.Default.PickUpBatch, cancellationToken);

    /// <exception cref="BadMessageException">The work blob is gone or altered, or the batch cannot be read.</exception>
    public Task<DocumentBatch> OpenDocumentsAsync(StageMessage message, CancellationToken cancellationToken) =>
        OpenAsync(message, BatchJsonContext.Default.DocumentBatch, cancellationToken);

    /// <inheritdoc cref="OpenDocumentsAsync"/>
    public Task<ArticleBatch> OpenArticlesAsync(StageMessage message, CancellationToken cancellationToken) =>
        OpenAsync(message, BatchJsonContext.Default.ArticleBatch, cancellationToken);

    /// <inheritdoc cref="OpenDocumentsAsync"/>
    public Task<PickUpBatch> OpenPickUpAsync(StageMessage message, CancellationToken cancellationToken) =>
        OpenAsync(message, BatchJsonContext.Default.PickUpBatch, cancellationToken);

    private static string BatchId(DropRef drop, int index)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{drop.Blob}\n{drop.ETag}")).AsSpan(0, 16));
        return $"{version}-{index:D6}";
    }

    private async Task SendAsync<TBatch>(Stage stage, string batchId, int count, TBatch batch, JsonTypeInfo<TBatch> type, CancellationToken cancellationToken)
    {
        var bytes = Compress(JsonSerializer.SerializeToUtf8Bytes(batch, type));
        var fits = (bytes.Length * 4 / 3) + EnvelopeBytes <= StageMessage.MaxInlineBytes;
        ClaimCheck? claim = null;

        if (!fits)
        {
            claim = new ClaimCheck($"{batchId}/{stage.ToString().ToLowerInvariant()}", Hash(bytes));
            await work.PutAsync(claim.Blob, bytes, cancellationToken);
        }

        var message = new StageMessage
        {
            BatchId = batchId,
            Stage = stage,
            Count = count,
            TraceParent = Activity.Current?.Id,
            Inline = fits ? bytes : null,
            Claim = claim,
        };
        await queues.SendAsync(message, cancellationToken);
    }

    private async Task<TBatch> OpenAsync<TBatch>(StageMessage message, JsonTypeInfo<TBatch> type, CancellationToken cancellationToken)
        where TBatch : class
    {
        var bytes = message.Inline ?? await RedeemAsync(message.Claim!, cancellationToken);

        try
        {
            return JsonSerializer.Deserialize(Decompress(bytes), type) ?? throw new BadMessageException($"Batch {message.BatchId} is empty.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw new BadMessageException($"Batch {message.BatchId} cannot be read.", exception);
        }
    }

    private async Task<byte[]> RedeemAsync(ClaimCheck claim, CancellationToken cancellationToken)
    {
        var bytes = await work.GetAsync(claim.Blob, cancellationToken) ?? throw new BadMessageException($"Work blob '{claim.Blob}' is gone.");
        return Hash(bytes) == claim.Sha256 ? bytes : throw new BadMessageException($"Work blob '{claim.Blob}' is not the one that was sent: its hash differs.");
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Compress(byte[] json)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        return BrotliEncoder.TryCompress(json, buffer, out var written, BrotliQuality, window: 22)
            ? buffer.AsSpan(0, written).ToArray()
            : throw new InvalidOperationException("The buffer has the length that the encoder asked for.");
    }

    private static MemoryStream Decompress(byte[] bytes)
    {
        using var source = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var json = new MemoryStream(bytes.Length * 4);
        var buffer = new byte[81920];

        while (source.Read(buffer) is var read and > 0)
        {
            json.Write(buffer, 0, read);

            if (json.Length > MaxBatchBytes)
            {
                throw new InvalidDataException($"The batch is larger than {MaxBatchBytes} bytes.");
            }
        }

        json.Position = 0;
        return json;
    }
}
