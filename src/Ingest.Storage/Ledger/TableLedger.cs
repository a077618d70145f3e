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
    private readonly TableClient table = clients.Tables.GetTableClient(StorageNames.LedgerTable);

    public async Task<LedgerEntry?> FindAsync(string blob, CancellationToken cancellationToken) =>
        await FindRowAsync(blob, cancellationToken) is { } row ? LedgerMapping.ToEntry(row) : null;

    public async Task<LedgerEntry?> TryAddAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var row = LedgerMapping.ToRow(entry, NewWriteId());

        try
        {
            var response = await table.AddEntityAsync(row.ToTableEntity(), cancellationToken);
            return entry with { Revision = response.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return await FindOwnAsync(entry.Blob, row.WriteId!, cancellationToken);
        }
    }

    public async Task<LedgerEntry?> TryReplaceAsync(LedgerEntry entry, BatchOutcome? finished, CancellationToken cancellationToken)
    {
        var row = LedgerMapping.ToRow(entry, NewWriteId());

        try
        {
            if (finished is null)
            {
                var response = await table.UpdateEntityAsync(row.ToTableEntity(), row.ETag, TableUpdateMode.Replace, cancellationToken);
                return entry with { Revision = response.Headers.ETag?.ToString() };
            }

            var responses = await table.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.UpdateReplace, row.ToTableEntity(), row.ETag),
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerMapping.ToRow(entry.Blob, entry.Version, finished, entry.UpdatedAt).ToTableEntity()),
                ],
                cancellationToken);
            return entry with { Revision = responses.Value[0].Headers.ETag?.ToString() };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return await FindOwnAsync(entry.Blob, row.WriteId!, cancellationToken);
        }
    }

    public async Task<bool> TryFinishAsync(DropRef drop, BatchOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var writeId = NewWriteId();
        var change = new TableEntity(LedgerKeys.Partition(drop.Blob), LedgerKeys.DropRow(drop.Blob))
        {
            [nameof(LedgerEntity.State)] = outcome.EndState().Name(),
            [nameof(LedgerEntity.FinishedBatches)] = BatchSet.Empty.With(outcome.Batch).ToBytes(),
            [nameof(LedgerEntity.Articles)] = outcome.WrittenIds.Count,
            [nameof(LedgerEntity.Duplicates)] = outcome.DuplicateIds.Count,
            [nameof(LedgerEntity.Rejections)] = outcome.Rejections,
            [nameof(LedgerEntity.UpdatedAt)] = at,
            [nameof(LedgerEntity.WriteId)] = writeId,
        };

        if (outcome.EndState() == DropState.DeadLettered && outcome.Reason is { } reason)
        {
            change[nameof(LedgerEntity.Reason)] = reason.ToString();
        }

        try
        {
            await table.SubmitTransactionAsync(
                [
                    new TableTransactionAction(TableTransactionActionType.UpdateMerge, change, new ETag(drop.Revision!)),
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerMapping.ToRow(drop.Blob, drop.Version, outcome, at).ToTableEntity()),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return await FindOwnAsync(drop.Blob, writeId, cancellationToken) is not null;
        }
    }

    public async IAsyncEnumerable<FinishedBatch> BatchesAsync(string blob, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var partition = LedgerKeys.Partition(blob);
        var (from, to) = LedgerKeys.BatchRange(blob);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}");

        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return LedgerMapping.ToFinishedBatch(LedgerBatchEntity.From(row));
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Batch rows lack a version of the blob, and so fail the comparison.
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"BlobETag ge {""}"), cancellationToken: cancellationToken))
        {
            yield return LedgerMapping.ToEntry(LedgerEntity.From(row));
        }
    }

    private async Task<LedgerEntity?> FindRowAsync(string blob, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(LedgerKeys.Partition(blob), LedgerKeys.DropRow(blob), cancellationToken: cancellationToken);
        return found.HasValue ? LedgerEntity.From(found.Value!) : null;
    }

    private async Task<LedgerEntry?> FindOwnAsync(string blob, string writeId, CancellationToken cancellationToken) =>
        await FindRowAsync(blob, cancellationToken) is { } row && row.WriteId == writeId ? LedgerMapping.ToEntry(row) : null;

    private static string NewWriteId() => Guid.NewGuid().ToString("N");
}
