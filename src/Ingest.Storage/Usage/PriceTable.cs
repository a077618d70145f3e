using System.Text.Json;

namespace Ingest.Storage.Usage;

/// <summary>Prices of a region, from <c>prices.json</c>: edit that file to have costs in your own.</summary>
public sealed record PriceTable
{
    /// <summary>The file that stands beside the program.</summary>
    public const string FileName = "prices.json";

    private const int PricedTransactions = 10_000;

    public required string Currency { get; init; }

    /// <summary>What the prices hold for.</summary>
    public required string Region { get; init; }

    /// <summary>Price of 10,000 transactions of each kind.</summary>
    public required IReadOnlyDictionary<TransactionKind, decimal> PerTenThousand { get; init; }

    /// <summary>Price of keeping a GiB of blobs for a month.</summary>
    public required decimal BlobGibMonth { get; init; }

    /// <summary>Price of keeping a GiB of rows for a month.</summary>
    public required decimal TableGibMonth { get; init; }

    /// <summary>Price of a million executions of functions.</summary>
    public required decimal MillionExecutions { get; init; }

    /// <summary>Price of a GB of memory held for a second by a running function.</summary>
    public required decimal GbSecond { get; init; }

    /// <exception cref="InvalidDataException">The file is no price table, or has no price for a kind.</exception>
    public static PriceTable Load(string? path = null)
    {
        path ??= Path.Combine(AppContext.BaseDirectory, FileName);

        try
        {
            var table = JsonSerializer.Deserialize(File.ReadAllText(path), UsageJsonContext.Default.PriceTable) ?? throw new InvalidDataException($"'{path}' is empty.");
            var missing = Enum.GetValues<TransactionKind>().Where(kind => !table.PerTenThousand.ContainsKey(kind)).ToList();
            return missing.Count == 0 ? table : throw new InvalidDataException($"'{path}' has no price for {string.Join(", ", missing)}.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is no price table: {exception.Message}", exception);
        }
    }

    public decimal CostOf(IReadOnlyDictionary<TransactionKind, long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);

        return counts.Sum(pair => pair.Value * PerTenThousand[pair.Key]) / PricedTransactions;
    }

    public decimal CostOf(StorageUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);

        return CostOf(usage.App) + CostOf(usage.Host);
    }
}
