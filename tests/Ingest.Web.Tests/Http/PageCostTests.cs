using System.Globalization;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Testing;
using Ingest.Web.DeadLetters;
using Ingest.Web.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Web.Tests.Http;

/// <summary>A page asks a bounded number of questions, each of one partition, however much there is in the tables.</summary>
public sealed class PageCostTests(AzuriteAccounts accounts)
{
    private const int Months = 30;
    private const int Letters = 1200;

    // A small blob, whose rows are the pattern of all others.
    private const string Blob = "ferry.html";

    [Fact]
    public async Task Pages_AskForABoundedNumberOfRows_When_TheTablesHaveManyMonthsAndLetters()
    {
        await using var account = new StorageAccount(accounts.Take());
        var queries = new QueryLog();
        await using var app = await IngestApp.StartAsync(account, builder => builder.Services.AddSingleton<HttpPipelinePolicy>(queries));
        await account.WaitForEndAsync(await account.DropAsync(Blob, News.Html(7)));
        var id = (await account.ArticlesAsync())[0].PartitionKey;
        await FillAsync(account);

        // Most range queries and point reads of each page, as docs/console.md has them.
        (string Address, int Ranges, int Points)[] pages =
        [
            ("api/v1/articles", 2 + Months, 0),
            ("api/v1/articles?size=5", 8, 0),
            ("api/v1/articles?text=nothing+has+this", 2 + Months, 0),
            ("api/v1/articles?entity=Helena+Marsh&size=5", 1 + (4 * 7), 0),
            ($"api/v1/articles/{id}", 3, 2),
            ("api/v1/entity?name=Helena+Marsh&type=PERSON", 1 + (2 * EntityReportReader.MaxMonths), 24),
            ($"api/v1/drop?name={Blob}", 1, 1),
            ("api/v1/audit", 1, 0),
            ("api/v1/dead-letters", 4, 0),
            ("api/v1/dead-letters?blob=nowhere", 4 + (LetterReader.MaxLookedThrough / 200), 0),
            ($"api/v1/dead-letters/{DeadLetterKeys.Row(TimeOf(3), "letter-3")}", 0, 1),
        ];

        foreach (var (address, ranges, points) in pages)
        {
            await account.WaitForEmptyQueuesAsync();
            queries.Clear();
            await app.Http.GetStringAsync(address);
            var reads = queries.Reads;

            Assert.True(reads.Count(read => !read.IsPoint) <= ranges && reads.Count(read => read.IsPoint) <= points, $"{address}: {queries}");
            Assert.All(reads, read => Assert.True(read.IsOfOnePartition || read is { Table: StorageNames.DeadLettersTable, Top: 1 }, $"{address}: {read} {read.Filter}"));
        }

        await app.StopAsync();
    }

    private static async Task FillAsync(StorageAccount account)
    {
        foreach (var name in new[] { StorageNames.ArticlesByDateTable, StorageNames.ArticlesByEntityTable, StorageNames.QuotesTable })
        {
            var table = account.Clients.Tables.GetTableClient(name);

            foreach (var row in await table.QueryAsync<TableEntity>().ToListAsync())
            {
                var date = row.GetDateTimeOffset("Date")!.Value;

                for (var month = 0; month < Months; month++)
                {
                    var dated = date.AddMonths(-1 - month);
                    var copy = new TableEntity(row) { PartitionKey = ArticleKeys.Month(dated), RowKey = row.RowKey.Replace(ArticleKeys.ReverseTicks(date), ArticleKeys.ReverseTicks(dated), StringComparison.Ordinal) };
                    copy["Date"] = dated;
                    await table.UpsertEntityAsync(copy);
                }
            }
        }

        var articles = account.Clients.Tables.GetTableClient(StorageNames.ArticlesTable);
        var letters = account.Get<IDeadLetters>();
        await Task.WhenAll(Enumerable.Range(0, Months).Select(month => articles.UpsertEntityAsync(new TableEntity(ArticleKeys.MetaPartition, ArticleKeys.MonthRow(MonthOf(month), 1)))));
        await Parallel.ForAsync(0, Letters, async (i, token) => await letters.PutAsync(
            new DeadLetter { Id = string.Create(CultureInfo.InvariantCulture, $"letter-{i}"), Reason = ReasonCode.Malformed, Stage = Stage.Parse, Detail = "Cut off.", Blob = Blob, KeyTime = TimeOf(i), FirstAt = TimeOf(i), LastAt = TimeOf(i) }, token));
    }

    // Months before the one of the sample article.
    private static string MonthOf(int back) => ArticleKeys.Month(new DateTimeOffset(2025, 2, 4, 0, 0, 0, TimeSpan.Zero).AddMonths(-back));

    private static DateTimeOffset TimeOf(int letter) => TimeProvider.System.GetUtcNow() is var now ? new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(-letter) : default;
}
