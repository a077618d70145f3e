using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Diagnostics;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;

namespace Ingest.Core.Parsing;

/// <summary>Parses the documents of an archive's batch, and passes on what the sweep or a replay wants picked up again.</summary>
public sealed class ParseHandler(
    StageChannel channel,
    IDocumentParser parser,
    PickUpHandler pickUp,
    DropFinisher finisher,
    DeadLetterOffice deadLetters,
    IngestTelemetry telemetry)
{
    public async Task HandleAsync(StageMessage message, MessageContext context, CancellationToken cancellationToken)
    {
        using var activity = telemetry.Start("parse documents", message.TraceParent);

        if (message.Stage == Stage.PickUp)
        {
            await PickUpAsync(await channel.OpenPickUpAsync(message, cancellationToken), context, cancellationToken);
        }
        else
        {
            await ParseAsync(message, await channel.OpenDocumentsAsync(message, cancellationToken), cancellationToken);
        }
    }

    private async Task PickUpAsync(PickUpBatch batch, MessageContext context, CancellationToken cancellationToken)
    {
        foreach (var blob in batch.Blobs)
        {
            await pickUp.HandleAsync(new PickUpMessage { Blob = blob, Force = batch.Force }, context, cancellationToken);
        }
    }

    private async Task ParseAsync(StageMessage message, DocumentBatch batch, CancellationToken cancellationToken)
    {
        var drop = message.Drop!;
        var articles = new List<Article>();
        var rejections = new List<Rejection>();

        foreach (var document in batch.Documents)
        {
            var outcome = parser.Parse(document, cancellationToken);
            articles.AddRange(outcome.Articles);
            rejections.AddRange(outcome.Rejections);
        }

        await deadLetters.FileAsync(Stage.Parse, drop.Blob, drop.ETag, drop.LastModified, rejections, cancellationToken);
        telemetry.Left(Stage.Parse, "article", articles.Count);
        telemetry.Left(Stage.Parse, "rejection", rejections.Count);
        var rejected = batch.Rejections + rejections.Count;

        if (articles.Count == 0)
        {
            await finisher.FinishAsync(drop, new BatchOutcome { Batch = message.BatchIndex, Rejections = rejected, Reason = rejections is [var first, ..] ? first.Reason : batch.Reason }, [], cancellationToken);
        }
        else
        {
            await channel.SendAsync(Stage.Enrich, drop, message.BatchIndex, new ArticleBatch { Articles = articles, Rejections = rejected }, cancellationToken);
        }
    }
}
