using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Core.Batches;
using Ingest.Core.Ledger;

namespace Ingest.Core.Tests.Memory;

/// <summary>The ledger table in memory, with revisions as the service has ETags; the hooks let a test come between a read and a write.</summary>
internal sealed class MemoryLedger : ILedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LedgerEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Blob, int Version, int Batch), FinishedBatch> _batches = [];
    private int _revision;

    /// <summary>Runs before a conditional write takes place, each time.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public int Writes { get; private set; }

    public LedgerEntry this[string blob] => _entries[blob];

    public Task<LedgerEntry?> FindAsync(string blob, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_entries.GetValueOrDefault(blob));
        }
    }

    public async Task<LedgerEntry?> TryAddAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        lock (_lock)
        {
            return _entries.ContainsKey(entry.Blob) ? null : Store(entry);
        }
    }

    public async Task<LedgerEntry?> TryReplaceAsync(LedgerEntry entry, BatchOutcome? finished, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        lock (_lock)
        {
            if (_entries.GetValueOrDefault(entry.Blob)?.Revision != entry.Revision)
            {
                return null;
            }

            if (finished is not null)
            {
                Store(entry.Blob, entry.Version, finished, entry.UpdatedAt);
            }

            return Store(entry);
        }
    }

    public async Task<bool> TryFinishAsync(DropRef drop, BatchOutcome outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        lock (_lock)
        {
            if (!_entries.TryGetValue(drop.Blob, out var entry) || entry.Revision != drop.Revision)
            {
                return false;
            }

            Store(drop.Blob, drop.Version, outcome, at);
            Store(entry with
            {
                State = outcome.EndState(),
                FinishedBatches = BatchSet.Empty.With(outcome.Batch),
                Articles = outcome.WrittenIds.Count,
                Duplicates = outcome.DuplicateIds.Count,
                Rejections = outcome.Rejections,
                Reason = outcome.EndState() == DropState.DeadLettered ? outcome.Reason : null,
                UpdatedAt = at,
            });
            return true;
        }
    }

    public async IAsyncEnumerable<FinishedBatch> BatchesAsync(string blob, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var batch in _batches.Where(pair => pair.Key.Blob == blob).OrderBy(pair => pair.Key.Version).ThenBy(pair => pair.Key.Batch).Select(pair => pair.Value).ToList())
        {
            await Task.CompletedTask;
            yield return batch;
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in _entries.Values.ToList())
        {
            await Task.CompletedTask;
            yield return entry;
        }
    }

    private void Store(string blob, int version, BatchOutcome outcome, DateTimeOffset at) =>
        _batches[(blob, version, outcome.Batch)] = new FinishedBatch(version, outcome.Batch, [.. outcome.ArticleIds], at);

    private LedgerEntry Store(LedgerEntry entry)
    {
        Writes++;
        return _entries[entry.Blob] = entry with { Revision = (++_revision).ToString(CultureInfo.InvariantCulture) };
    }
}
