using System.Globalization;
using Ingest.Cli.Local;
using Ingest.Storage.Usage;

namespace Ingest.Cli.Output;

/// <summary>The storage transactions of the last thirty days, and what they cost.</summary>
public sealed record UsageReport
{
    private const int Days = 30;

    private const int PricedArticles = 1000;

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required long Articles { get; init; }

    public required long Transactions { get; init; }

    /// <summary>All transactions over all articles, the polling of idle hours included.</summary>
    public required double? TransactionsPerArticle { get; init; }

    /// <summary>Of the functions themselves, by kind.</summary>
    public required IReadOnlyDictionary<TransactionKind, long> App { get; init; }

    /// <summary>Of the embedded functions host, by kind.</summary>
    public required IReadOnlyDictionary<TransactionKind, long> Host { get; init; }

    public required decimal Cost { get; init; }

    public required string Currency { get; init; }

    public required string PricesOf { get; init; }

    /// <returns>Null where nothing has been counted yet.</returns>
    /// <exception cref="UserException">There is no price table at <paramref name="prices"/>.</exception>
    public static async Task<UsageReport?> ReadAsync(StorageSession session, string? prices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);

        var since = session.Get<TimeProvider>().GetUtcNow() - TimeSpan.FromDays(Days);
        var rows = await session.Get<TableUsageLog>().SinceAsync(since, cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : Create(rows.Aggregate(StorageUsage.Add), Load(prices));
    }

    public static UsageReport Create(StorageUsage usage, PriceTable prices)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(prices);

        return new UsageReport
        {
            Since = usage.StartedAt,
            Until = usage.UpdatedAt,
            Articles = usage.Articles,
            Transactions = usage.Transactions,
            TransactionsPerArticle = usage.TransactionsPerArticle,
            App = usage.App,
            Host = usage.Host,
            Cost = prices.CostOf(usage),
            Currency = prices.Currency,
            PricesOf = prices.Region,
        };
    }

    public void Print()
    {
        var each = TransactionsPerArticle is { } rate ? string.Create(CultureInfo.InvariantCulture, $", {rate:0.0} an article") : "";
        var price = Articles > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Cost * PricedArticles / Articles:0.0000} a thousand articles") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Storage transactions since {Since:u}: {Transactions:N0} ({App.Values.Sum():N0} of the functions, {Host.Values.Sum():N0} of their host) for {Articles:N0} articles{each}"));
        Console.WriteLine(Plain.Line(string.Create(CultureInfo.InvariantCulture, $"Their cost by the prices of {PricesOf}: {Cost:0.0000} {Currency}{price}")));
    }

    private static PriceTable Load(string? path)
    {
        try
        {
            return PriceTable.Load(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new UserException(exception.Message);
        }
    }
}
