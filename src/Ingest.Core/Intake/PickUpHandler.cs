using System.Diagnostics;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Intake;

/// <summary>
/// Takes a dropped blob in: a single document is parsed in place and goes to the enrich stage, an archive is cut into batches for
/// the parse stage. A repeat does nothing, or sends again what an earlier attempt may not have sent.
/// </summary>
public sealed partial class PickUpHandler(
    IDropContainer drops,
    IDocumentParser parser,
    ArchiveReader archives,
    DropLedger dropLedger,
    DropFinisher finisher,
    StageChannel channel,
    DeadLetterOffice deadLetters,
    IngestTelemetry telemetry,
    TimeProvider time,
    IOptions<IntakeOptions> options,
    ILogger<PickUpHandler> logger)
{
    public async Task HandleAsync(PickUpMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("pick up drop");
        await using var blob = await drops.OpenAsync(message.Blob, cancellationToken);

        if (blob is null)
        {
            // Deleted between the trigger and now: the sweep finds out and clears the tables.
            Log.Gone(logger, context.InvocationId);
            return;
        }

        await using var content = await SpooledContent.ReadAsync(blob, options.Value, cancellationToken);

        if (content.Kind == ContentKind.Archive)
        {
            await TakeArchiveAsync(blob, content, message.Force, cancellationToken);
        }
        else
        {
            await TakeDocumentAsync(blob, content, message.Force, cancellationToken);
        }
    }

    private async Task TakeDocumentAsync(DropBlob blob, SpooledContent content, bool force, CancellationToken cancellationToken)
    {
        var outcome = content.Rejection is { } rejection
            ? new ParseOutcome { Rejections = [rejection] }
            : parser.Parse(ToDocument(blob, content.Bytes), cancellationToken);
        var batches = outcome.Articles.Chunk(options.Value.BatchDocuments).ToArray();
        var candidate = Candidate(blob.Info, batches.Length > 0 ? DropState.Parsed : DropState.Received, Math.Max(1, batches.Length));

        if (await AcceptAsync(candidate, force, cancellationToken) is not { } entry)
        {
            return;
        }

        await deadLetters.FileAsync(Stage.Parse, blob.Info.Name, blob.Info.ETag, blob.Info.LastModified, outcome.Rejections, cancellationToken);
        telemetry.Left(Stage.Parse, "article", outcome.Articles.Count);
        telemetry.Left(Stage.Parse, "rejection", outcome.Rejections.Count);
        var drop = entry.ToRef();

        if (batches.Length == 0)
        {
            await finisher.FinishAsync(drop, new BatchOutcome { Batch = 0, Rejections = outcome.Rejections.Count, Reason = ReasonOf(outcome.Rejections) }, [], cancellationToken);
            return;
        }

        for (var i = 0; i < batches.Length; i++)
        {
            var batch = new ArticleBatch { Articles = batches[i], Rejections = i == 0 ? outcome.Rejections.Count : 0 };
            await channel.SendAsync(Stage.Enrich, drop, i, batch, cancellationToken);
        }
    }

    private async Task TakeArchiveAsync(DropBlob blob, SpooledContent content, bool force, CancellationToken cancellationToken)
    {
        if (await AcceptAsync(Candidate(blob.Info, DropState.Received, batchCount: 0), force, cancellationToken) is not { } entry)
        {
            return;
        }

        var drop = entry.ToRef();
        var sent = 0;

        await foreach (var batch in ArchiveBatches.CutAsync(archives.ReadAsync(content, cancellationToken), options.Value))
        {
            await deadLetters.FileAsync(Stage.PickUp, drop.Blob, drop.ETag, drop.LastModified, batch.Rejections, cancellationToken);
            var documents = batch.Documents.Select(document => document with { Blob = drop.Blob, ETag = drop.ETag, LastModified = document.LastModified ?? drop.LastModified, Metadata = document.Metadata.Or(blob.Metadata) }).ToArray();

            if (!entry.FinishedBatches.Contains(sent))
            {
                await channel.SendAsync(drop, sent, new DocumentBatch { Documents = documents, Rejections = batch.Rejections.Count, Reason = ReasonOf(batch.Rejections) }, cancellationToken);
            }

            sent++;
        }

        await finisher.SetBatchCountAsync(drop, sent, cancellationToken);
    }

    /// <returns>The entry to go on with, or null where there is nothing to do.</returns>
    private async Task<LedgerEntry?> AcceptAsync(LedgerEntry candidate, bool force, CancellationToken cancellationToken)
    {
        var acceptance = await dropLedger.AcceptAsync(candidate, cancellationToken);

        switch (acceptance.Verdict)
        {
            case Verdict.New:
                return acceptance.Entry;
            case Verdict.Superseded:
                Log.Superseded(logger);
                return null;
            case Verdict.Known when !acceptance.Entry.State.IsEnd() && !force:
                // An earlier attempt may have died before it sent its messages: sending them again does no harm.
                return acceptance.Entry;
            case Verdict.Known when force:
                // A version of its own: the parser may have changed, so what the last run gave and this one lacks must go, and its late messages with it.
                return await dropLedger.UpdateAsync(acceptance.Entry.ToRef(), entry => entry.Next(candidate) with { ReceivedAt = entry.ReceivedAt }, cancellationToken);
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Found the blob of invocation {InvocationId} deleted; left it to the sweep")]
        public static partial void Gone(ILogger logger, string invocationId);

        [LoggerMessage(2, LogLevel.Information, "Left a blob version that was overwritten or deleted while it was read")]
        public static partial void Superseded(ILogger logger);
    }
}
