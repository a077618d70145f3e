using Ingest.Core.Diagnostics;

namespace Ingest.Core.Tests.Diagnostics;

public sealed class UsageReportTests
{
    [Theory]
    [InlineData(500, 0.25, 0.5)]
    [InlineData(0, 0.25, null)]
    [InlineData(500, null, null)]
    public void Cost_IsReckonedForAThousandArticles_When_ThereArePricesAndArticles(long articles, double? cost, double? expected)
    {
        var report = new UsageReport
        {
            Since = DateTimeOffset.UnixEpoch,
            Until = DateTimeOffset.UnixEpoch,
            Articles = articles,
            Transactions = 7,
            TransactionsPerArticle = null,
            App = new Dictionary<string, long>(),
            Host = new Dictionary<string, long>(),
            Cost = (decimal?)cost,
            Currency = "EUR",
            PricesOf = "somewhere",
        };

        Assert.Equal((decimal?)expected, report.CostPerThousandArticles);
    }
}
