using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Ingest.Core.Batches;
using Ingest.Core.Ledger;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Ledger;

/// <summary>
/// The ledger table. A conditional write that the SDK repeated after it had taken effect is answered with 409 or 412: the write
/// id in the row tells whether the row is this writer's own.
/// </summary>
public sealed class TableLedger(StorageClients clients) : ILedger
{
    // Queries at a time over the partitions.
    private const int PartitionsAtOnce = 16;

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.LedgerTable);

    public async Task<LedgerEntry?> FindAsync(string blob, CancellationToken cancellationToken) =>
        await FindRowAsync(blob, cancellationToken) is { } row ? LedgerMapping.ToEntry(row) : null;

    public int BucketCount => LedgerKeys.PartitionCount;

    public int BucketOf(string blob) => LedgerKeys.BucketOf(blob);

    public Task<LedgerEntry?> TryAddAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        TryWriteAsync(entry with { Mark = null }, TableTransactionActionType.Add, [], cancellationToken);

    public Task<LedgerEntry?> TryReplaceAsync(LedgerEntry entry, IReadOnlyCollection<FinishedBatch> batches, CancellationToken cancellationToken) =>
        TryWriteAsync(entry, TableTransactionActionType.UpdateReplace, batches, cancellationToken);

    public async Task<bool> TryFinishAsync(DropRef drop, FinishedBatch batch, CancellationToken cancellationToken)
    {
        var writeId = NewWriteId();
        var state = batch.Outcome.EndState();
        var change = LedgerMapping.ToFinish(drop.Blob, batch, writeId);
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.UpdateMerge, change, new ETag(drop.Revision!)),
            new(TableTransactionActionType.UpsertReplace, LedgerMapping.ToRow(drop.Blob, batch).ToTableEntity()),
            .. StateActions(drop.Mark, LedgerMapping.ToStateRow(drop.Blob, state, batch.FinishedAt, batch.Outcome.WrittenIds.Count)),
        ];

        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return await FindOwnAsync(drop.Blob, writeId, cancellationToken) is not null;
        }
    }

    public async IAsyncEnumerable<FinishedBatch> BatchesAsync(string blob, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in QueryBatchesAsync(blob, cancellationToken))
        {
            yield return LedgerMapping.ToFinishedBatch(LedgerBatchEntity.From(row));
        }
    }

    public IAsyncEnumerable<FinishedBatch> FirstBatchesAsync(string blob, int version, int most, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.Partition(blob)} and RowKey ge {LedgerKeys.BatchRow(blob, version, 0)} and RowKey lt {LedgerKeys.BatchRow(blob, version + 1, 0)}");
        return _table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellationToken).Take(most).Select(row => LedgerMapping.ToFinishedBatch(LedgerBatchEntity.From(row)));
    }

    public async Task<FinishedBatch?> FindBatchAsync(string blob, int version, int batch, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(LedgerKeys.Partition(blob), LedgerKeys.BatchRow(blob, version, batch), cancellationToken: cancellationToken);
        return found.HasValue ? LedgerMapping.ToFinishedBatch(LedgerBatchEntity.From(found.Value!)) : null;
    }

    public async Task ForgetBatchesAsync(string blob, int beforeVersion, CancellationToken cancellationToken)
    {
        await foreach (var row in QueryBatchesAsync(blob, cancellationToken))
        {
            if (LedgerBatchEntity.From(row).Version < beforeVersion)
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            }
        }
    }

    public async Task<bool> TryForgetAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await ForgetBatchesAsync(entry.Blob, int.MaxValue, cancellationToken);
        var row = LedgerMapping.ToRow(entry, NewWriteId());
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Delete, row.ToTableEntity(), row.ETag),
            new(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, entry.Mark), ETag.All),
        ];

        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    // Rows of batches and of the index by state lack a version of the blob, and so fail the comparison.
    public IAsyncEnumerable<LedgerEntry> ListAsync(CancellationToken cancellationToken) => EntriesAsync(TableClient.CreateQueryFilter($"BlobETag ge {""}"), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ListAsync(int bucket, CancellationToken cancellationToken) =>
        EntriesAsync(TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.Partitions[bucket]} and BlobETag ge {""}"), cancellationToken);

    public async IAsyncEnumerable<DropStanding> InStateAsync(DropState state, DateTimeOffset? since, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = LedgerKeys.StateRange(state.Name(), since, until);

        foreach (var partitions in LedgerKeys.Partitions.Chunk(PartitionsAtOnce))
        {
            var queries = partitions.Select(partition => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"));

            foreach (var standing in (await Task.WhenAll(queries.Select(async query => await StandingsAsync(query, cancellationToken).ToListAsync(cancellationToken)))).SelectMany(found => found))
            {
                yield return standing;
            }
        }
    }

    public IAsyncEnumerable<DropStanding> StandingsAsync(CancellationToken cancellationToken)
    {
        var (from, to) = LedgerKeys.StateIndex;
        return StandingsAsync(TableClient.CreateQueryFilter($"RowKey ge {from} and RowKey lt {to}"), cancellationToken);
    }

    private async IAsyncEnumerable<LedgerEntry> EntriesAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return LedgerMapping.ToEntry(LedgerEntity.From(row));
        }
    }

    private IAsyncEnumerable<DropStanding> StandingsAsync(string filter, CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).Select(row => LedgerMapping.ToStanding(LedgerStateEntity.From(row)));

    private AsyncPageable<TableEntity> QueryBatchesAsync(string blob, CancellationToken cancellationToken)
    {
        var (from, to) = LedgerKeys.BatchRange(blob);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.Partition(blob)} and RowKey ge {from} and RowKey lt {to}");
        return _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
    }

    private async Task<LedgerEntry?> TryWriteAsync(LedgerEntry entry, TableTransactionActionType type, IReadOnlyCollection<FinishedBatch> batches, CancellationToken cancellationToken)
    {
        var row = LedgerMapping.ToRow(entry, NewWriteId());
        var state = LedgerMapping.ToStateRow(entry.Blob, entry.State, entry.UpdatedAt, entry.Articles);
        TableTransactionAction[] actions =
        [
            new(type, row.ToTableEntity(), row.ETag),
            .. batches.Select(batch => new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerMapping.ToRow(entry.Blob, batch).ToTableEntity())),
            .. StateActions(entry.Mark, state),
        ];

        try
        {
            var responses = await _table.SubmitTransactionAsync(actions, cancellationToken);
            return entry with { Revision = responses.Value[0].Headers.ETag?.ToString(), Mark = state.RowKey };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return await FindOwnAsync(entry.Blob, row.WriteId!, cancellationToken);
        }
    }

    /// <summary>Moves the drop in the index; the row of the entry guards both, so that the index always agrees with it.</summary>
    private static IEnumerable<TableTransactionAction> StateActions(string? mark, LedgerStateEntity state)
    {
        if (mark is not null && mark != state.RowKey)
        {
            yield return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(state.PartitionKey, mark), ETag.All);
        }

        yield return new TableTransactionAction(TableTransactionActionType.UpsertReplace, state.ToTableEntity());
    }

    private async Task<LedgerEntity?> FindRowAsync(string blob, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(LedgerKeys.Partition(blob), LedgerKeys.DropRow(blob), cancellationToken: cancellationToken);
        return found.HasValue ? LedgerEntity.From(found.Value!) : null;
    }

    private async Task<LedgerEntry?> FindOwnAsync(string blob, string writeId, CancellationToken cancellationToken) =>
        await FindRowAsync(blob, cancellationToken) is { } row && row.WriteId == writeId ? LedgerMapping.ToEntry(row) : null;

    private static string NewWriteId() => Guid.NewGuid().ToString("N");
}
