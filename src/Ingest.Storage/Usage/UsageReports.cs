using System.Text.Json;
using Ingest.Core.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Ingest.Storage.Usage;

/// <summary>Sums up what the processes have written to the ledger, and what it costs.</summary>
public sealed partial class UsageReports(TableUsageLog log, TimeProvider time, ILogger<UsageReports> logger) : IUsageReports
{
    private const int Days = 30;

    private readonly Lazy<PriceTable?> _prices = new(() => LoadPrices(logger));

    public Task<UsageReport?> ReadAsync(CancellationToken cancellationToken) => ReadAsync(_prices.Value, cancellationToken);

    /// <param name="wanted">Null leaves the cost open.</param>
    public async Task<UsageReport?> ReadAsync(PriceTable? wanted, CancellationToken cancellationToken)
    {
        var rows = await log.SinceAsync(time.GetUtcNow() - TimeSpan.FromDays(Days), cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : Create(rows.Aggregate(StorageUsage.Add), wanted);
    }

    public static UsageReport Create(StorageUsage usage, PriceTable? prices)
    {
        ArgumentNullException.ThrowIfNull(usage);

        return new UsageReport
        {
            Since = usage.StartedAt,
            Until = usage.UpdatedAt,
            Articles = usage.Articles,
            Transactions = usage.Transactions,
            TransactionsPerArticle = usage.TransactionsPerArticle,
            App = Named(usage.App),
            Host = Named(usage.Host),
            Cost = prices?.CostOf(usage),
            Currency = prices?.Currency,
            PricesOf = prices?.Region,
        };
    }

    private static Dictionary<string, long> Named(IReadOnlyDictionary<TransactionKind, long> counts) =>
        counts.OrderBy(pair => pair.Key).ToDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Key.ToString()), pair => pair.Value);

    // A file that somebody has edited wrongly must not take the rest of the report away.
    private static PriceTable? LoadPrices(ILogger logger)
    {
        try
        {
            return PriceTable.Load();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            Log.NoPrices(logger, PriceTable.FileName, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "There are no prices to reckon costs with: '{File}' was not read")]
        public static partial void NoPrices(ILogger logger, string file, Exception exception);
    }
}
