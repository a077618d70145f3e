using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Core.Batches;

/// <summary>Sends batches from stage to stage and opens them there: inline or by claim check, whichever fits.</summary>
public sealed class StageChannel(IStageQueues queues, IWorkStore work, IRecords records)
{
    // What the envelope may add around the inline batch: a blob name takes 1,024 characters, up to six bytes each as JSON.
    private const int EnvelopeBytes = 8 * 1024;

    private const int DropsPerMessage = 16;

    /// <param name="documents">Nothing can be added to it any more.</param>
    public Task SendAsync(DropRef drop, int index, DocumentBatchWriter documents, BatchEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return SendAsync(Envelope(Stage.Parse, drop, index, documents.Count), documents.Finish(end), cancellationToken);
    }

    /// <param name="stage">Enrich or write.</param>
    /// <param name="articles">Nothing can be added to it any more.</param>
    public Task SendAsync(Stage stage, DropRef drop, int index, ArticleBatchWriter articles, BatchEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return SendAsync(Envelope(stage, drop, index, articles.Count), articles.Finish(end), cancellationToken);
    }

    /// <summary>Has drops picked up, in messages small enough to go inline even with names of 1,024 characters.</summary>
    /// <param name="again">See <see cref="PickUpBatch.Again"/>.</param>
    /// <returns>Messages sent.</returns>
    public async Task<int> RequestAsync(IEnumerable<PickUpRequest> drops, Stage? again, CancellationToken cancellationToken)
    {
        var sent = 0;

        foreach (var chunk in drops.Chunk(DropsPerMessage))
        {
            var message = new StageMessage { BatchId = Guid.NewGuid().ToString("N"), Stage = Stage.PickUp, Count = chunk.Length };
            using var packer = new BatchPacker();
            packer.Write(new PickUpBatch { Drops = chunk, Again = again }, BatchJsonContext.Relaxed.PickUpBatch);
            await SendAsync(message, packer.Finish(), cancellationToken);
            sent++;
        }

        return sent;
    }

    /// <summary>Has stored records run again.</summary>
    /// <param name="stage">Enrich or write.</param>
    /// <param name="count">Articles in the batch.</param>
    public Task SendStoredAsync(Stage stage, DropRef drop, int index, int count, StoredBatch stored, CancellationToken cancellationToken) =>
        queues.SendAsync(Envelope(stage, drop, index, count) with { TraceParent = Activity.Current?.Id, Stored = stored }, cancellationToken);

    /// <exception cref="BadMessageException">The work blob is gone or altered.</exception>
    public async Task<DocumentBatchReader> OpenDocumentsAsync(StageMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new DocumentBatchReader(await UnwrapAsync(message, cancellationToken), message.BatchId);
    }

    /// <inheritdoc cref="OpenDocumentsAsync"/>
    public async Task<ArticleBatchReader> OpenArticlesAsync(StageMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Stored is { } stored
            ? new ArticleBatchReader(await records.ReadBatchAsync(stored.Document, cancellationToken), new BatchEnd { Rejections = stored.Rejections, Reason = stored.Reason }, message.BatchId)
            : new ArticleBatchReader(await UnwrapAsync(message, cancellationToken), message.BatchId);
    }

    /// <exception cref="BadMessageException">The work blob is gone or altered, or the batch cannot be read.</exception>
    public async Task<PickUpBatch> OpenPickUpAsync(StageMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var batch = new UnpackedBatch(await UnwrapAsync(message, cancellationToken), message.BatchId);
        return batch.ReadLast(BatchJsonContext.Relaxed.PickUpBatch);
    }

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
            await using var content = await RedeemAsync(claim, cancellationToken);
        }
    }

    private static StageMessage Envelope(Stage stage, DropRef drop, int index, int count)
    {
        var version = Hash(Encoding.UTF8.GetBytes($"{drop.Blob}\n{drop.ETag}\n{drop.Version}"))[..32];
        return new StageMessage { BatchId = $"{version}-{index:D6}", Stage = stage, Count = count, Drop = drop, BatchIndex = index };
    }

    private async Task SendAsync(StageMessage envelope, Stream packed, CancellationToken cancellationToken)
    {
        var message = envelope with { TraceParent = Activity.Current?.Id };

        if ((packed.Length * 4 / 3) + EnvelopeBytes <= StageMessage.MaxInlineBytes)
        {
            var inline = new byte[packed.Length];
            packed.ReadExactly(inline);
            await queues.SendAsync(message with { Inline = inline }, cancellationToken);
            return;
        }

        // The name holds the hash: a repeat of the sender, perhaps by a newer build, must not change what an earlier message points to.
        var hash = Hash(packed);
        var claim = new ClaimCheck($"{envelope.BatchId}/{envelope.Stage.ToString().ToLowerInvariant()}-{hash[..16]}", hash);
        await work.PutAsync(claim.Blob, packed, cancellationToken);
        await queues.SendAsync(message with { Claim = claim }, cancellationToken);
    }

    private async Task<Stream> UnwrapAsync(StageMessage message, CancellationToken cancellationToken) =>
        message.Inline is { } inline ? new MemoryStream(inline, writable: false) : await RedeemAsync(message.Claim!, cancellationToken);

    private async Task<Stream> RedeemAsync(ClaimCheck claim, CancellationToken cancellationToken)
    {
        var content = PooledStreams.Create();

        try
        {
            if (!await work.GetAsync(claim.Blob, content, cancellationToken))
            {
                throw new BadMessageException($"Work blob '{claim.Blob}' is gone.");
            }

            return Hash(content) == claim.Sha256 ? content : throw new BadMessageException($"Work blob '{claim.Blob}' is not the one that was sent: its hash differs.");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of all of it; it stands at its start afterwards.</summary>
    private static string Hash(Stream bytes)
    {
        bytes.Position = 0;
        var hash = SHA256.HashData(bytes);
        bytes.Position = 0;
        return Convert.ToHexStringLower(hash);
    }
}
