using System.Diagnostics;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Reingestion;
using Ingest.Core.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Intake;

/// <summary>
/// Brings a drop to what the container shows: a single document is parsed in place and goes to the enrich stage, an archive is cut into batches for
/// the parse stage, a deleted blob leaves the tables. A repeat does nothing, or sends again what an earlier attempt may not have sent.
/// </summary>
public sealed partial class PickUpHandler(
    IDropContainer drops,
    IDocumentParser parser,
    ArchiveReader archives,
    DropLedger dropLedger,
    DropFinisher finisher,
    StageChannel channel,
    DeadLetterOffice deadLetters,
    DropRemover remover,
    IngestTelemetry telemetry,
    TimeProvider time,
    IOptions<IntakeOptions> options,
    ILogger<PickUpHandler> logger)
{
    private const string SpanName = "pick up drop";

    public Task HandleAsync(PickUpMessage message, MessageContext context, CancellationToken cancellationToken) =>
        telemetry.RunAsync(Stage.PickUp, SpanName, sender: null, () => PickUpAsync(message, context, cancellationToken));

    /// <summary>For the sweep or a replay, in a trace of its own.</summary>
    public Task HandleRequestedAsync(PickUpMessage message, MessageContext context, CancellationToken cancellationToken) =>
        telemetry.RunApartAsync(Stage.PickUp, SpanName, () => PickUpAsync(message, context, cancellationToken));

    private async Task PickUpAsync(PickUpMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        await using var blob = await drops.OpenAsync(message.Blob, cancellationToken);

        if (blob is null)
        {
            Log.Gone(logger, context.InvocationId);
            await remover.RemoveAsync(message.Blob, cancellationToken);
            return;
        }

        await using var content = await SpooledContent.ReadAsync(blob, options.Value, cancellationToken);

        if (content.Kind == ContentKind.Archive)
        {
            await TakeArchiveAsync(blob, content, message, cancellationToken);
        }
        else
        {
            await TakeDocumentAsync(blob, content, message, cancellationToken);
        }
    }

    private async Task TakeDocumentAsync(DropBlob blob, SpooledContent content, PickUpMessage message, CancellationToken cancellationToken)
    {
        var outcome = content.Rejection is { } rejection
            ? new ParseOutcome { Rejections = [rejection] }
            : parser.Parse(ToDocument(blob, content.Bytes), cancellationToken);
        var batches = outcome.Articles.Chunk(options.Value.BatchDocuments).ToArray();
        var candidate = Candidate(blob.Info, batches.Length > 0 ? DropState.Parsed : DropState.Received, Math.Max(1, batches.Length));

        if (await AcceptAsync(candidate, message, cancellationToken) is not { } entry)
        {
            return;
        }

        await deadLetters.FileAsync(Stage.Parse, blob.Info.Name, blob.Info.ETag, blob.Info.LastModified, outcome.Rejections, cancellationToken);
        telemetry.Left(Stage.Parse, "article", outcome.Articles.Count);
        telemetry.Left(Stage.Parse, "rejection", outcome.Rejections.Count);
        var drop = entry.ToRef();

        if (batches.Length == 0)
        {
            var rejected = new BatchOutcome
            {
                Batch = 0,
                Rejections = outcome.Rejections.Count,
                Reason = ReasonOf(outcome.Rejections),
                Made = StageVersions.None with { Parser = parser.Version },
                ParsedAt = time.GetUtcNow(),
                TraceId = Activity.Current?.TraceId.ToString(),
            };
            await finisher.FinishAsync(drop, rejected, [], cancellationToken);
            return;
        }

        for (var i = 0; i < batches.Length; i++)
        {
            // The rejections are the first batch's, so that they count once.
            var rejections = i == 0 ? outcome.Rejections : [];
            using var articles = new ArticleBatchWriter();

            foreach (var article in batches[i])
            {
                articles.Add(article);
            }

            await channel.SendAsync(Stage.Enrich, drop, i, articles, new BatchEnd { Rejections = rejections.Count, Reason = ReasonOf(rejections), ParsedAt = time.GetUtcNow() }, cancellationToken);
        }
    }

    private async Task TakeArchiveAsync(DropBlob blob, SpooledContent content, PickUpMessage message, CancellationToken cancellationToken)
    {
        if (await AcceptAsync(Candidate(blob.Info, DropState.Received, batchCount: 0), message, cancellationToken) is not { } entry)
        {
            return;
        }

        var drop = entry.ToRef();
        var sent = 0;

        var entries = archives.ReadAsync(content, cancellationToken).Select(found => found with { Document = found.Document is { } document ? ToDropped(document, drop, blob.Metadata) : null });

        await foreach (var batch in ArchiveBatches.CutAsync(entries, options.Value))
        {
            await deadLetters.FileAsync(Stage.PickUp, drop.Blob, drop.ETag, drop.LastModified, batch.Rejections, cancellationToken);

            if (!entry.FinishedBatches.Contains(sent))
            {
                await channel.SendAsync(drop, sent, batch.Documents, new BatchEnd { Rejections = batch.Rejections.Count, Reason = ReasonOf(batch.Rejections) }, cancellationToken);
            }

            sent++;
        }

        await finisher.SetBatchCountAsync(drop, sent, cancellationToken);
    }

    /// <returns>The entry to go on with, or null where there is nothing to do.</returns>
    private async Task<LedgerEntry?> AcceptAsync(LedgerEntry candidate, PickUpMessage message, CancellationToken cancellationToken)
    {
        var (verdict, entry) = await dropLedger.AcceptAsync(candidate, cancellationToken);

        switch (verdict)
        {
            case Verdict.New:
                return entry;
            case Verdict.Superseded:
                Log.Superseded(logger);
                return null;
            case Verdict.Known when message.Again is not null && (message.Version is null || message.Version == entry.Version):
            case Verdict.Known when !entry.State.IsEnd() && entry.BatchCount > 0 && candidate.BatchCount > 0 && entry.BatchCount != candidate.BatchCount:
                // A version of its own: the parser has changed, so what the last run gave and this one lacks must go, and its late messages with it.
                return await dropLedger.UpdateAsync(entry.ToRef(), current => current.Revision == entry.Revision ? current.Next(candidate) with { ReceivedAt = current.ReceivedAt } : null, cancellationToken) is { } next && next.Version > entry.Version ? next : null;
            case Verdict.Known when !entry.State.IsEnd():
                // An earlier attempt may have died before it sent its messages: sending them again does no harm.
                return entry;
            default:
                return null;
        }
    }

    private LedgerEntry Candidate(DropInfo info, DropState state, int batchCount)
    {
        var now = time.GetUtcNow();
        return new LedgerEntry
        {
            Blob = info.Name,
            ETag = info.ETag,
            State = state,
            Length = info.Length,
            LastModified = info.LastModified,
            ReceivedAt = now,
            UpdatedAt = now,
            BatchCount = batchCount,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }

    private static ReasonCode? ReasonOf(IReadOnlyList<Rejection> rejections) => rejections is [var first, ..] ? first.Reason : null;

    private static RawDocument ToDocument(DropBlob blob, ReadOnlyMemory<byte> bytes) => new()
    {
        Blob = blob.Info.Name,
        ETag = blob.Info.ETag,
        Content = bytes,
        LastModified = blob.Info.LastModified,
        Metadata = blob.Metadata,
    };

    private static RawDocument ToDropped(RawDocument document, DropRef drop, DropMetadata metadata) =>
        document with { Blob = drop.Blob, ETag = drop.ETag, LastModified = document.LastModified ?? drop.LastModified, Metadata = document.Metadata.Or(metadata) };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Found the blob of invocation {InvocationId} deleted")]
        public static partial void Gone(ILogger logger, string invocationId);

        [LoggerMessage(2, LogLevel.Information, "Left a blob version that was overwritten or deleted while it was read")]
        public static partial void Superseded(ILogger logger);
    }
}
