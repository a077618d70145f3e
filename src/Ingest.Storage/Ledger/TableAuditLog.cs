using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Ingest.Core.Ledger;
using Ingest.Storage.Connection;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Ledger;

/// <summary>What people had Ingest do, in a partition of the ledger.</summary>
public sealed class TableAuditLog(StorageClients clients) : IAuditLog
{
    // As many as anybody looks at.
    private const int RowsInAnswer = 100;

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.LedgerTable);

    public async Task AddAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);

        foreach (var some in entries.Chunk(TableLimits.OperationsPerTransaction))
        {
            await _table.SubmitTransactionAsync(some.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, ToRow(entry))), cancellationToken);
        }
    }

    public async IAsyncEnumerable<AuditEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.AuditPartition}");

        await foreach (var row in _table.QueryAsync<LedgerAuditEntity>(filter, RowsInAnswer, cancellationToken: cancellationToken))
        {
            yield return new AuditEntry { Action = Enum.Parse<AuditAction>(row.Action, ignoreCase: true), Subject = row.Subject, At = row.At, Caller = row.Caller, Address = row.Address };
        }
    }

    private static LedgerAuditEntity ToRow(AuditEntry entry) => new()
    {
        PartitionKey = LedgerKeys.AuditPartition,
        RowKey = LedgerKeys.AuditRow(entry.At, Guid.NewGuid().ToString("N")),
        Action = entry.Action.ToString().ToLowerInvariant(),
        Subject = entry.Subject,
        At = entry.At,
        Caller = entry.Caller,
        Address = entry.Address,
    };
}
