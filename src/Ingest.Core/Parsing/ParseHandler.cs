using System.Diagnostics;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Reingestion;
using Ingest.Core.Writing;

namespace Ingest.Core.Parsing;

/// <summary>Parses the documents of an archive's batch, and passes on what the sweep or a replay wants picked up again.</summary>
public sealed class ParseHandler(
    StageChannel channel,
    LargeBatches places,
    IDocumentParser parser,
    PickUpHandler pickUp,
    StageReplay replay,
    DropFinisher finisher,
    DeadLetterOffice deadLetters,
    IngestTelemetry telemetry,
    TimeProvider time)
{
    public async Task HandleAsync(StageMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        if (message.Stage == Stage.PickUp)
        {
            await telemetry.RunAsync(
                Stage.PickUp,
                "take requests",
                message.TraceParent,
                async () => await PickUpAsync(await channel.OpenPickUpAsync(message, cancellationToken), context, cancellationToken));
        }
        else
        {
            using var place = await places.EnterAsync(message, cancellationToken);
            await telemetry.RunAsync(
                Stage.Parse,
                "parse documents",
                message.TraceParent,
                () => ParseAsync(message, cancellationToken));
        }
    }

    private async Task PickUpAsync(PickUpBatch batch, MessageContext context, CancellationToken cancellationToken)
    {
        foreach (var request in batch.Drops)
        {
            if (batch.Again is Stage.Enrich or Stage.Write)
            {
                await telemetry.RunApartAsync(Stage.PickUp, "replay drop", () => replay.ReplayAsync(request.Blob, batch.Again.Value, request.Version, cancellationToken));
            }
            else
            {
                await pickUp.HandleRequestedAsync(new PickUpMessage { Blob = request.Blob, Again = batch.Again, Version = request.Version }, context, cancellationToken);
            }
        }
    }

    private async Task ParseAsync(StageMessage message, CancellationToken cancellationToken)
    {
        using var documents = await channel.OpenDocumentsAsync(message, cancellationToken);
        var drop = message.Drop!;
        using var articles = new ArticleBatchWriter();
        var rejections = new List<Rejection>();

        while (documents.Read() is { } document)
        {
            var outcome = parser.Parse(document, cancellationToken);
            rejections.AddRange(outcome.Rejections);

            foreach (var article in outcome.Articles)
            {
                articles.Add(article);
            }
        }

        await deadLetters.FileAsync(Stage.Parse, drop.Blob, drop.ETag, drop.LastModified, rejections, cancellationToken);
        telemetry.Left(Stage.Parse, "article", articles.Count);
        telemetry.Left(Stage.Parse, "rejection", rejections.Count);
        var rejected = documents.End!.Rejections + rejections.Count;
        var reason = rejections is [var first, ..] ? first.Reason : documents.End.Reason;

        if (articles.Count > 0)
        {
            await channel.SendAsync(Stage.Enrich, drop, message.BatchIndex, articles, new BatchEnd { Rejections = rejected, Reason = reason, ParsedAt = time.GetUtcNow() }, cancellationToken);
            return;
        }

        var rejectedAll = new BatchOutcome
        {
            Batch = message.BatchIndex,
            Rejections = rejected,
            Reason = reason,
            Made = StageVersions.None with { Parser = parser.Version },
            ParsedAt = time.GetUtcNow(),
            TraceId = Activity.Current?.TraceId.ToString(),
        };
        await finisher.FinishAsync(drop, rejectedAll, [], cancellationToken);
    }
}
