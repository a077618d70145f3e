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

    public int BucketCount => 16;

    public int BucketOf(string blob) => blob.Sum(c => c) % BucketCount;

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

    public async Task<LedgerEntry?> TryReplaceAsync(LedgerEntry entry, IReadOnlyCollection<FinishedBatch> batches, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        lock (_lock)
        {
            if (_entries.GetValueOrDefault(entry.Blob)?.Revision != entry.Revision)
            {
                return null;
            }

            foreach (var batch in batches)
            {
                Store(entry.Blob, batch);
            }

            return Store(entry);
        }
    }

    public async Task<bool> TryFinishAsync(DropRef drop, FinishedBatch batch, CancellationToken cancellationToken)
    {
        await BeforeWrite();

        lock (_lock)
        {
            if (!_entries.TryGetValue(drop.Blob, out var entry) || entry.Revision != drop.Revision)
            {
                return false;
            }

            var outcome = batch.Outcome;
            Store(drop.Blob, batch);
            Store(entry with
            {
                State = outcome.EndState(),
                FinishedBatches = BatchSet.Empty.With(outcome.Batch),
                Articles = outcome.WrittenIds.Count,
                Duplicates = outcome.DuplicateIds.Count,
                Rejections = outcome.Rejections,
                Reason = outcome.EndState() == DropState.DeadLettered ? outcome.Reason : null,
                Made = outcome.Made,
                UpdatedAt = batch.FinishedAt,
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

    public IAsyncEnumerable<FinishedBatch> FirstBatchesAsync(string blob, int version, int most, CancellationToken cancellationToken) =>
        BatchesAsync(blob, cancellationToken).Where(batch => batch.Version == version).Take(most);

    public async IAsyncEnumerable<LedgerEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in _entries.Values.ToList())
        {
            await Task.CompletedTask;
            yield return entry;
        }
    }

    public Task<FinishedBatch?> FindBatchAsync(string blob, int version, int batch, CancellationToken cancellationToken) => Task.FromResult(_batches.GetValueOrDefault((blob, version, batch)));

    public Task ForgetBatchesAsync(string blob, int beforeVersion, CancellationToken cancellationToken)
    {
        foreach (var key in _batches.Keys.Where(key => key.Blob == blob && key.Version < beforeVersion).ToList())
        {
            _batches.Remove(key);
        }

        return Task.CompletedTask;
    }

    public async Task<bool> TryForgetAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        await BeforeWrite();
        await ForgetBatchesAsync(entry.Blob, int.MaxValue, cancellationToken);

        lock (_lock)
        {
            return _entries.GetValueOrDefault(entry.Blob)?.Revision == entry.Revision && _entries.Remove(entry.Blob);
        }
    }

    public IAsyncEnumerable<LedgerEntry> ListAsync(int bucket, CancellationToken cancellationToken) => ListAsync(cancellationToken).Where(entry => BucketOf(entry.Blob) == bucket);

    public IAsyncEnumerable<DropStanding> InStateAsync(DropState state, DateTimeOffset? since, DateTimeOffset? until, CancellationToken cancellationToken) =>
        StandingsAsync(cancellationToken).Where(standing => standing.State == state && (since is null || standing.Since >= since) && (until is null || standing.Since < until));

    public IAsyncEnumerable<DropStanding> StandingsAsync(CancellationToken cancellationToken) =>
        ListAsync(cancellationToken).Select(entry => new DropStanding(entry.Blob, entry.State, entry.UpdatedAt, entry.Articles));

    private void Store(string blob, FinishedBatch batch) => _batches[(blob, batch.Version, batch.Outcome.Batch)] = batch;

    private LedgerEntry Store(LedgerEntry entry)
    {
        Writes++;
        return _entries[entry.Blob] = entry with { Revision = (++_revision).ToString(CultureInfo.InvariantCulture) };
    }
}
