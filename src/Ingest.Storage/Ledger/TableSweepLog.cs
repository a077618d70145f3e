using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Ingest.Core.Reingestion;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Ledger;

/// <summary>What the sweeps leave behind, in a partition of the ledger.</summary>
public sealed class TableSweepLog(StorageClients clients) : ISweepLog
{
    // Nearly always the last one alone is wanted.
    private const int RowsInAnswer = 10;

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.LedgerTable);

    public async Task<SweepCheckpoint?> FindCheckpointAsync(CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(LedgerKeys.SweepPartition, LedgerKeys.CheckpointRow, cancellationToken: cancellationToken);
        return found.HasValue && LedgerSweepEntity.From(found.Value!) is var row ? new SweepCheckpoint(row.NextBucket, ToTally(row)) : null;
    }

    public Task SaveAsync(SweepCheckpoint checkpoint, CancellationToken cancellationToken) =>
        PutAsync(ToRow(LedgerKeys.CheckpointRow, checkpoint.NextBucket, finishedAt: null, checkpoint.Tally), cancellationToken);

    public Task ForgetCheckpointAsync(CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(LedgerKeys.SweepPartition, LedgerKeys.CheckpointRow, ETag.All, cancellationToken);

    public Task AddAsync(SweepCertificate certificate, CancellationToken cancellationToken) =>
        PutAsync(ToRow(LedgerKeys.CertificateRow(certificate.FinishedAt), LedgerKeys.PartitionCount, certificate.FinishedAt, certificate.Tally), cancellationToken);

    public async IAsyncEnumerable<SweepCertificate> CertificatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = LedgerKeys.CertificateRange;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.SweepPartition} and RowKey ge {from} and RowKey lt {to}");

        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, RowsInAnswer, cancellationToken: cancellationToken))
        {
            var row = LedgerSweepEntity.From(entity);
            yield return new SweepCertificate(row.FinishedAt ?? default, ToTally(row));
        }
    }

    private Task PutAsync(LedgerSweepEntity row, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(row.ToTableEntity(), TableUpdateMode.Replace, cancellationToken);

    private static LedgerSweepEntity ToRow(string rowKey, int nextBucket, DateTimeOffset? finishedAt, SweepTally tally) => new()
    {
        RowKey = rowKey,
        NextBucket = nextBucket,
        StartedAt = tally.StartedAt,
        FinishedAt = finishedAt,
        IsWhole = tally.IsWhole,
        Tally = JsonSerializer.Serialize(tally, SweepJsonContext.Default.SweepTally),
    };

    private static SweepTally ToTally(LedgerSweepEntity row) => JsonSerializer.Deserialize(row.Tally, SweepJsonContext.Default.SweepTally)!;
}
