namespace Ingest.Core.Diagnostics;

/// <summary>The storage transactions of some days, and what they cost.</summary>
public sealed record UsageReport
{
    private const int PricedArticles = 1000;

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required long Articles { get; init; }

    public required long Transactions { get; init; }

    /// <summary>All transactions over all articles, the polling of idle hours included; null where there was no article.</summary>
    public required double? TransactionsPerArticle { get; init; }

    /// <summary>Of the functions themselves, by kind, as <c>prices.json</c> names them.</summary>
    public required IReadOnlyDictionary<string, long> App { get; init; }

    /// <summary>Of the embedded functions host, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Host { get; init; }

    /// <summary>Null where there are no prices to reckon with.</summary>
    public required decimal? Cost { get; init; }

    public required string? Currency { get; init; }

    /// <summary>What the prices hold for.</summary>
    public required string? PricesOf { get; init; }

    /// <summary>Null where there is no cost, or was no article.</summary>
    public decimal? CostPerThousandArticles => Articles > 0 ? Cost * PricedArticles / Articles : null;
}
