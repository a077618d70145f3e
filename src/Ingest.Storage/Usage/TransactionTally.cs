using System.Collections.Frozen;

namespace Ingest.Storage.Usage;

/// <summary>Counts of storage transactions by kind. Thread-safe.</summary>
public sealed class TransactionTally
{
    private static readonly TransactionKind[] Kinds = Enum.GetValues<TransactionKind>();

    private readonly long[] _counts = new long[Kinds.Length];

    public long Total => Kinds.Sum(Of);

    public void Add(TransactionKind kind) => Interlocked.Increment(ref _counts[(int)kind]);

    public long Of(TransactionKind kind) => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>The counts as they are now, without the kinds that have none.</summary>
    public IReadOnlyDictionary<TransactionKind, long> Snapshot() => Kinds.Select(kind => KeyValuePair.Create(kind, Of(kind))).Where(pair => pair.Value > 0).ToFrozenDictionary();

    public override string ToString() => string.Join(", ", Snapshot().OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
}
