using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.DeadLetters;

/// <summary>The dead-letter table.</summary>
public sealed class TableDeadLetters(StorageClients clients, TimeProvider time) : IDeadLetters
{
    // A letter has up to 200 KiB of texts, most have a few hundred bytes.
    private const int RowsInAnswer = 200;

    // The clocks of the service, which times the drops, and of this machine differ.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private static readonly string[] CountedColumns = [nameof(DeadLetterEntity.Reason), nameof(DeadLetterEntity.ClosedAt)];

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.DeadLettersTable);

    public async Task PutAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var row = ToRow(letter);

        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            var known = await _table.GetEntityAsync<DeadLetterEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
            row.FirstAt = known.Value.FirstAt;
            row.Attempts = known.Value.Attempts + letter.Attempts;

            // Unconditional: two deliveries at once say the same but for the count, which is for people.
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    public async Task<DeadLetter?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (DeadLetterKeys.PartitionOf(id) is { } partition)
        {
            var found = await _table.GetEntityIfExistsAsync<DeadLetterEntity>(partition, id, cancellationToken: cancellationToken);
            return found.HasValue ? ToLetter(found.Value!) : null;
        }

        await foreach (var row in _table.QueryAsync<DeadLetterEntity>(TableClient.CreateQueryFilter($"Id eq {id}"), cancellationToken: cancellationToken))
        {
            return ToLetter(row);
        }

        return null;
    }

    public Task CloseAsync(DeadLetter letter, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var change = new TableEntity(DeadLetterKeys.Partition(letter.KeyTime), DeadLetterKeys.Row(letter.KeyTime, letter.Id))
        {
            [nameof(DeadLetterEntity.ClosedAt)] = at,
        };
        return _table.UpdateEntityAsync(change, ETag.All, TableUpdateMode.Merge, cancellationToken);
    }

    public async Task NoteAsync(DeliveryFailure failure, CancellationToken cancellationToken)
    {
        var known = await FindNoteAsync(failure.Stage, failure.Input, cancellationToken);
        var row = new DeliveryFailureEntity
        {
            PartitionKey = DeadLetterKeys.FailurePartition,
            RowKey = DeadLetterKeys.FailureRow(failure.Stage.ToString(), failure.Input),
            ExceptionType = failure.ExceptionType,
            Message = Cut(failure.Message)!,
            Attempts = (known?.Attempts ?? 0) + failure.Attempts,
            FirstAt = known?.FirstAt ?? failure.FirstAt,
            LastAt = failure.LastAt,
        };

        // Unconditional, as the letter's own count is.
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<DeliveryFailure?> TakeNoteAsync(Stage stage, string input, CancellationToken cancellationToken)
    {
        if (await FindNoteAsync(stage, input, cancellationToken) is not { } row)
        {
            return null;
        }

        await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        return new DeliveryFailure(stage, input, row.ExceptionType, row.Message, row.Attempts, row.FirstAt, row.LastAt);
    }

    public async Task ForgetNotesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DeadLetterKeys.FailurePartition}");

        await foreach (var row in _table.QueryAsync<DeliveryFailureEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.LastAt < before)
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
            }
        }
    }

    public IAsyncEnumerable<DeadLetter> ListAsync(bool includeClosed, CancellationToken cancellationToken) =>
        FromAsync(after: null, cancellationToken).Where(letter => includeClosed || letter.ClosedAt is null);

    public async IAsyncEnumerable<DeadLetter> FromAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await OldestMonthAsync(cancellationToken) is not { } oldest)
        {
            yield break;
        }

        // The service gives the oldest partition first: months are asked for one by one, from the newest there can be.
        var newest = after is null ? time.GetUtcNow() + ClockSkew : ArticleKeys.TimeOf(after);

        for (var month = new DateTimeOffset(newest.Year, newest.Month, 1, 0, 0, 0, TimeSpan.Zero); string.CompareOrdinal(DeadLetterKeys.Partition(month), oldest) >= 0; month = month.AddMonths(-1))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DeadLetterKeys.Partition(month)} and RowKey gt {after ?? ""}");

            await foreach (var row in _table.QueryAsync<DeadLetterEntity>(filter, RowsInAnswer, cancellationToken: cancellationToken))
            {
                yield return ToLetter(row);
            }
        }
    }

    public async Task<LetterCount> CountOpenAsync(int most, CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<ReasonCode, int>();
        var looked = 0;

        await foreach (var row in _table.QueryAsync<TableEntity>(Letters, select: CountedColumns, cancellationToken: cancellationToken))
        {
            if (looked++ == most)
            {
                return new LetterCount(reasons, IsCut: true);
            }

            if (row.GetDateTimeOffset(nameof(DeadLetterEntity.ClosedAt)) is null)
            {
                var reason = Enum.Parse<ReasonCode>(row.GetString(nameof(DeadLetterEntity.Reason)));
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
        }

        return new LetterCount(reasons, IsCut: false);
    }

    // Months are digits, and sort before the partition of the notes.
    private static string Letters => TableClient.CreateQueryFilter($"PartitionKey lt {DeadLetterKeys.FailurePartition}");

    private async Task<string?> OldestMonthAsync(CancellationToken cancellationToken) =>
        (await _table.QueryAsync<TableEntity>(Letters, maxPerPage: 1, ["PartitionKey"], cancellationToken).FirstOrDefaultAsync(cancellationToken))?.PartitionKey;

    private async Task<DeliveryFailureEntity?> FindNoteAsync(Stage stage, string input, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<DeliveryFailureEntity>(
            DeadLetterKeys.FailurePartition, DeadLetterKeys.FailureRow(stage.ToString(), input), cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    private static DeadLetterEntity ToRow(DeadLetter letter) => new()
    {
        PartitionKey = DeadLetterKeys.Partition(letter.KeyTime),
        RowKey = DeadLetterKeys.Row(letter.KeyTime, letter.Id),
        Id = letter.Id,
        Reason = letter.Reason.ToString(),
        Stage = letter.Stage.ToString().ToLowerInvariant(),
        Detail = Cut(letter.Detail)!,
        NextAction = letter.Reason.NextAction(),
        Blob = letter.Blob,
        BlobETag = letter.ETag,
        EntryPath = Cut(letter.EntryPath),
        Message = Cut(letter.Message),
        ExceptionType = letter.ExceptionType,
        Attempts = letter.Attempts,
        FirstAt = letter.FirstAt,
        LastAt = letter.LastAt,
        TraceId = letter.TraceId,
    };

    // An entry's name may have 65,535 bytes; a message that was forged, any number.
    private static string? Cut(string? text) => text is { Length: > TableLimits.CharactersPerProperty } ? text[..TableLimits.CharactersPerProperty] : text;

    private static DeadLetter ToLetter(DeadLetterEntity row) => new()
    {
        Id = row.Id,
        Reason = Enum.Parse<ReasonCode>(row.Reason),
        Stage = Enum.Parse<Stage>(row.Stage, ignoreCase: true),
        Detail = row.Detail,
        Blob = row.Blob,
        ETag = row.BlobETag,
        EntryPath = row.EntryPath ?? "",
        Message = row.Message,
        KeyTime = ArticleKeys.TimeOf(row.RowKey),
        ExceptionType = row.ExceptionType,
        Attempts = row.Attempts,
        FirstAt = row.FirstAt,
        LastAt = row.LastAt,
        TraceId = row.TraceId,
        ClosedAt = row.ClosedAt,
    };
}
