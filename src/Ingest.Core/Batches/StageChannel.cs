using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>Sends batches from stage to stage and opens them there: inline or by claim check, whichever fits.</summary>
public sealed class StageChannel(IStageQueues queues, IWorkStore work, IRecords records)
{
    // What the envelope may add around the inline batch: a blob name takes 1,024 characters, up to six bytes each as JSON.
    private const int EnvelopeBytes = 8 * 1024;

    private const int DropsPerMessage = 16;

    // A tenth smaller than quality 0, at a hundredth of the time of the best (see docs/adr/0004).
    private const int Quality = 4;

    // A fifth more bytes than with quality 4, in well under half the time: they are most of what an archive has packed.
    private const int QualityOfDocuments = 1;

    public Task SendAsync(DropRef drop, int index, DocumentBatch batch, CancellationToken cancellationToken) =>
        SendAsync(Envelope(Stage.Parse, drop, index, batch.Documents.Count), BatchCodec.Write(batch, QualityOfDocuments), cancellationToken);

    /// <param name="stage">Enrich or write.</param>
    public Task SendAsync(Stage stage, DropRef drop, int index, ArticleBatch batch, CancellationToken cancellationToken) =>
        SendAsync(Envelope(stage, drop, index, batch.Articles.Count), BatchCodec.Write(batch, BatchJsonContext.Relaxed.ArticleBatch, Quality), cancellationToken);

    /// <summary>Has drops picked up, in messages small enough to go inline even with names of 1,024 characters.</summary>
    /// <param name="again">See <see cref="PickUpBatch.Again"/>.</param>
    /// <returns>Messages sent.</returns>
    public async Task<int> RequestAsync(IEnumerable<PickUpRequest> drops, Stage? again, CancellationToken cancellationToken)
    {
        var sent = 0;

        foreach (var chunk in drops.Chunk(DropsPerMessage))
        {
            var message = new StageMessage { BatchId = Guid.NewGuid().ToString("N"), Stage = Stage.PickUp, Count = chunk.Length };
            await SendAsync(message, BatchCodec.Write(new PickUpBatch { Drops = chunk, Again = again }, BatchJsonContext.Relaxed.PickUpBatch, Quality), cancellationToken);
            sent++;
        }

        return sent;
    }

    /// <summary>Has stored records run again.</summary>
    /// <param name="stage">Enrich or write.</param>
    /// <param name="count">Articles in the batch.</param>
    public Task SendStoredAsync(Stage stage, DropRef drop, int index, int count, StoredBatch stored, CancellationToken cancellationToken) =>
        queues.SendAsync(Envelope(stage, drop, index, count) with { TraceParent = Activity.Current?.Id, Stored = stored }, cancellationToken);

    /// <param name="contents">Takes the bytes of the documents, which last as long as it does.</param>
    /// <exception cref="BadMessageException">The work blob is gone or altered, or the batch cannot be read.</exception>
    public Task<DocumentBatch> OpenDocumentsAsync(StageMessage message, PooledBuffer contents, CancellationToken cancellationToken) =>
        OpenAsync(message, bytes => BatchCodec.ReadDocuments(bytes, contents), cancellationToken);

    /// <exception cref="BadMessageException">The work blob is gone or altered, or the batch cannot be read.</exception>
    public async Task<ArticleBatch> OpenArticlesAsync(StageMessage message, CancellationToken cancellationToken)
    {
        if (message.Stored is not { } stored)
        {
            var batch = await OpenAsync(message, bytes => BatchCodec.Read(bytes, BatchJsonContext.Relaxed.ArticleBatch), cancellationToken);
            return batch.Articles.All(article => ArticleId.IsOne(article.Id)) ? batch : throw new BadMessageException($"Batch {message.BatchId} has an article without an id of Ingest.");
        }

        return new ArticleBatch { Articles = await records.ReadBatchAsync(stored.Document, cancellationToken), Rejections = stored.Rejections, Reason = stored.Reason };
    }

    /// <inheritdoc cref="OpenArticlesAsync"/>
    public Task<PickUpBatch> OpenPickUpAsync(StageMessage message, CancellationToken cancellationToken) =>
        OpenAsync(message, bytes => BatchCodec.Read(bytes, BatchJsonContext.Relaxed.PickUpBatch), cancellationToken);

    /// <summary>Follows the message's pointer without reading the batch.</summary>
    /// <exception cref="BadMessageException">What it points to is gone or altered.</exception>
    public async Task CheckAsync(StageMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        if (message.Stored is { } stored)
        {
            await records.ReadBatchAsync(stored.Document, cancellationToken);
        }
        else if (message.Claim is { } claim)
        {
            using var content = await RedeemAsync(claim, cancellationToken);
        }
    }

    private static StageMessage Envelope(Stage stage, DropRef drop, int index, int count)
    {
        var version = Hash(Encoding.UTF8.GetBytes($"{drop.Blob}\n{drop.ETag}\n{drop.Version}"))[..32];
        return new StageMessage { BatchId = $"{version}-{index:D6}", Stage = stage, Count = count, Drop = drop, BatchIndex = index };
    }

    private async Task SendAsync(StageMessage envelope, byte[] bytes, CancellationToken cancellationToken)
    {
        var message = envelope with { TraceParent = Activity.Current?.Id };

        if ((bytes.Length * 4 / 3) + EnvelopeBytes <= StageMessage.MaxInlineBytes)
        {
            await queues.SendAsync(message with { Inline = bytes }, cancellationToken);
            return;
        }

        // The name holds the hash: a repeat of the sender, perhaps by a newer build, must not change what an earlier message points to.
        var hash = Hash(bytes);
        var claim = new ClaimCheck($"{envelope.BatchId}/{envelope.Stage.ToString().ToLowerInvariant()}-{hash[..16]}", hash);
        await work.PutAsync(claim.Blob, bytes, cancellationToken);
        await queues.SendAsync(message with { Claim = claim }, cancellationToken);
    }

    private async Task<TBatch> OpenAsync<TBatch>(StageMessage message, Func<ReadOnlyMemory<byte>, TBatch?> read, CancellationToken cancellationToken)
        where TBatch : class
    {
        if (message.Inline is { } inline)
        {
            return Read(message, inline, read);
        }

        using var content = await RedeemAsync(message.Claim!, cancellationToken);
        return Read(message, content.Written, read);
    }

    private static TBatch Read<TBatch>(StageMessage message, ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, TBatch?> read)
        where TBatch : class
    {
        try
        {
            return read(bytes) ?? throw new BadMessageException($"Batch {message.BatchId} lacks what it should hold.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw new BadMessageException($"Batch {message.BatchId} cannot be read.", exception);
        }
    }

    private async Task<PooledBuffer> RedeemAsync(ClaimCheck claim, CancellationToken cancellationToken)
    {
        var content = await work.GetAsync(claim.Blob, cancellationToken) ?? throw new BadMessageException($"Work blob '{claim.Blob}' is gone.");

        if (Hash(content.Written.Span) != claim.Sha256)
        {
            content.Dispose();
            throw new BadMessageException($"Work blob '{claim.Blob}' is not the one that was sent: its hash differs.");
        }

        return content;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
