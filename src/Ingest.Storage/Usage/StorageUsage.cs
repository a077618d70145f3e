namespace Ingest.Storage.Usage;

/// <summary>Storage transactions of some time, by kind.</summary>
public sealed record StorageUsage
{
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Articles that left the write stage, duplicates included.</summary>
    public required long Articles { get; init; }

    public required IReadOnlyDictionary<TransactionKind, long> App { get; init; }

    public required IReadOnlyDictionary<TransactionKind, long> Host { get; init; }

    public long Transactions => App.Values.Sum() + Host.Values.Sum();

    /// <summary>Null where there was no article.</summary>
    public double? TransactionsPerArticle => Articles > 0 ? (double)Transactions / Articles : null;

    public static StorageUsage operator +(StorageUsage left, StorageUsage right) => Add(left, right);

    public static StorageUsage Add(StorageUsage left, StorageUsage right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);

        return new StorageUsage
        {
            StartedAt = left.StartedAt < right.StartedAt ? left.StartedAt : right.StartedAt,
            UpdatedAt = left.UpdatedAt > right.UpdatedAt ? left.UpdatedAt : right.UpdatedAt,
            Articles = left.Articles + right.Articles,
            App = Combine(left.App, right.App, 1),
            Host = Combine(left.Host, right.Host, 1),
        };
    }

    /// <summary>What has come since <paramref name="earlier"/>, a reading of the same process.</summary>
    public StorageUsage Since(StorageUsage earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);

        return this with
        {
            StartedAt = earlier.UpdatedAt,
            Articles = Articles - earlier.Articles,
            App = Combine(App, earlier.App, -1),
            Host = Combine(Host, earlier.Host, -1),
        };
    }

    private static Dictionary<TransactionKind, long> Combine(IReadOnlyDictionary<TransactionKind, long> left, IReadOnlyDictionary<TransactionKind, long> right, int sign) =>
        left.Keys.Union(right.Keys).ToDictionary(kind => kind, kind => left.GetValueOrDefault(kind) + (sign * right.GetValueOrDefault(kind)));
}
