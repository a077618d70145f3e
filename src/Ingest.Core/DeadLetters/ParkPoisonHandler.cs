using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;

namespace Ingest.Core.DeadLetters;

/// <summary>
/// Turns what the host gave up on into dead letters, before the service lets it expire, and ends its drops in the ledger.
/// </summary>
public sealed class ParkPoisonHandler(StageChannel channel, IDropContainer drops, DropLedger dropLedger, DropFinisher finisher, DeadLetterOffice deadLetters, TimeProvider time)
{
    // A property of a row takes 32 Ki characters; a message is smaller unless it is forged.
    private const int MaxMessageCharacters = 32 * 1024;

    public async Task HandleAsync(PoisonMessage poison, MessageContext context, CancellationToken cancellationToken)
    {
        if (poison.Stage == Stage.PickUp)
        {
            await ParkBlobAsync(poison, cancellationToken);
            return;
        }

        try
        {
            var message = StageMessage.Parse(poison.Text);
            var (reason, detail) = await DiagnoseAsync(message, cancellationToken);
            await ParkMessageAsync(poison, message, reason, detail, cancellationToken);
        }
        catch (BadMessageException exception)
        {
            await deadLetters.FileAsync(Letter(poison, ReasonCode.BadMessage, exception.Message), cancellationToken);
        }
    }

    private async Task ParkMessageAsync(PoisonMessage poison, StageMessage message, ReasonCode reason, string detail, CancellationToken cancellationToken)
    {
        var letter = await WithFailureAsync(Letter(poison, reason, detail), poison.Stage, message.BatchId, cancellationToken);

        if (message.Drop is not { } drop)
        {
            await ParkRequestsAsync(letter, message, cancellationToken);
            return;
        }

        await deadLetters.FileAsync(
            letter with
            {
                // Not by the batch id, which a replay has anew: the same input is the same letter.
                Id = DeadLetterOffice.IdOf(drop.Blob, drop.ETag, message.BatchIndex.ToString(CultureInfo.InvariantCulture), poison.Stage.ToString()),
                Blob = drop.Blob,
                ETag = drop.ETag,
                KeyTime = drop.LastModified,
                TraceId = ActivityContext.TryParse(message.TraceParent, traceState: null, out var sender) ? sender.TraceId.ToString() : null,
            },
            cancellationToken);
        var outcome = new BatchOutcome { Batch = message.BatchIndex, Rejections = message.Count, Reason = reason };

        // The write stage may have died after some rows: what ends as a dead letter must not stand in the tables.
        var articles = poison.Stage == Stage.Write ? await TryOpenAsync(() => ReadArticlesAsync(message, cancellationToken)) : null;
        await finisher.GiveUpAsync(drop, outcome, articles ?? [], cancellationToken);
    }

    private async Task<IReadOnlyList<Article>> ReadArticlesAsync(StageMessage message, CancellationToken cancellationToken)
    {
        using var batch = await channel.OpenArticlesAsync(message, cancellationToken);
        return batch.ReadAll();
    }

    /// <summary>A message of the sweep or of a replay: one letter for each file that it names, so that each can be replayed.</summary>
    private async Task ParkRequestsAsync(DeadLetter letter, StageMessage message, CancellationToken cancellationToken)
    {
        if (await TryOpenAsync(() => channel.OpenPickUpAsync(message, cancellationToken)) is not { } batch)
        {
            await deadLetters.FileAsync(letter, cancellationToken);
            return;
        }

        foreach (var blob in batch.Drops.Select(request => request.Blob))
        {
            await deadLetters.FileAsync(letter with { Id = DeadLetterOffice.IdOf(blob, Stage.PickUp.ToString()), Blob = blob }, cancellationToken);
        }
    }

    private async Task<DeadLetter> WithFailureAsync(DeadLetter letter, Stage stage, string input, CancellationToken cancellationToken)
    {
        if (await deadLetters.TakeFailureAsync(stage, input, cancellationToken) is not { } failure)
        {
            return letter;
        }

        return letter with
        {
            Detail = $"{letter.Detail} The last one said: {failure.Message}",
            ExceptionType = failure.ExceptionType,
            Attempts = failure.Attempts,
            FirstAt = failure.FirstAt,
            LastAt = failure.LastAt,
        };
    }

    private static async Task<TBatch?> TryOpenAsync<TBatch>(Func<Task<TBatch>> open)
        where TBatch : class
    {
        try
        {
            return await open();
        }
        catch (BadMessageException)
        {
            // The letter says so already.
            return null;
        }
    }

    /// <summary>The host's own message about a blob whose pick-up failed: <c>{"BlobName": ..., "ETag": ..., ...}</c>.</summary>
    private async Task ParkBlobAsync(PoisonMessage poison, CancellationToken cancellationToken)
    {
        if (PoisonBlob.Parse(poison.Text) is not { BlobName: { } name } failed)
        {
            await deadLetters.FileAsync(Letter(poison, ReasonCode.BadMessage, "The poison message of the blob trigger names no blob."), cancellationToken);
            return;
        }

        if (await drops.FindAsync(name, cancellationToken) is not { } info || !failed.IsVersion(info.ETag))
        {
            // Deleted meanwhile, and the sweep ends its entry; or overwritten, and the new version has a trigger of its own.
            return;
        }

        var exhausted = Letter(poison, ReasonCode.DeliveriesExhausted, "Picking the blob up failed on every attempt.");
        var letter = (await WithFailureAsync(exhausted, Stage.PickUp, name, cancellationToken)) with
        {
            Id = DeadLetterOffice.IdOf(name, info.ETag, "", Stage.PickUp.ToString()),
            Blob = name,
            ETag = info.ETag,
            KeyTime = info.LastModified,
        };
        await deadLetters.FileAsync(letter, cancellationToken);
        await EndAsync(info, cancellationToken);
    }

    private async Task EndAsync(DropInfo info, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var candidate = new LedgerEntry
        {
            Blob = info.Name,
            ETag = info.ETag,
            State = DropState.Received,
            Length = info.Length,
            LastModified = info.LastModified,
            ReceivedAt = now,
            UpdatedAt = now,
            BatchCount = 1,
        };
        var acceptance = await dropLedger.AcceptAsync(candidate, cancellationToken);
        await dropLedger.UpdateAsync(
            acceptance.Entry.ToRef(),
            entry => entry.State.IsEnd() ? null : entry with { State = DropState.DeadLettered, Reason = ReasonCode.DeliveriesExhausted, Rejections = Math.Max(1, entry.Rejections) },
            cancellationToken);
    }

    private async Task<(ReasonCode Reason, string Detail)> DiagnoseAsync(StageMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await channel.CheckAsync(message, cancellationToken);
            return (ReasonCode.DeliveriesExhausted, "Every delivery of the message failed.");
        }
        catch (BadMessageException exception)
        {
            return (ReasonCode.WorkLost, exception.Message);
        }
    }

    private DeadLetter Letter(PoisonMessage poison, ReasonCode reason, string detail)
    {
        var now = time.GetUtcNow();
        return new DeadLetter
        {
            Id = DeadLetterOffice.IdOf(poison.Text, poison.Stage.ToString()),
            Reason = reason,
            Stage = poison.Stage,
            Detail = detail,
            Message = poison.Text.Length <= MaxMessageCharacters ? poison.Text : poison.Text[..MaxMessageCharacters],

            // A message without a drop has no time of its own; by day, a repeated delivery finds its letter again.
            KeyTime = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero),
            FirstAt = now,
            LastAt = now,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }
}
