using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;

namespace Ingest.Tables.Tests.Reading;

public sealed class MergedRowsTests
{
    private static readonly DateTimeOffset Noon = new(2024, 10, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ByKeyAsync_GivesNewestFirst_When_PartsHaveDifferentPrefixes()
    {
        string[] prefixes = ["PERSON|merkel|", "ORG|merkel|"];
        var persons = Rows("PERSON", 1, 4, 9);
        var organizations = Rows("ORG", 0, 5, 6, 30);

        var merged = await MergedRows.ByKeyAsync([persons, organizations], prefixes, TestContext.Current.CancellationToken).Select(row => row.Date).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, merged.Count);
        Assert.Equal(merged.OrderDescending(), merged);
    }

    [Fact]
    public async Task ByKeyAsync_ReadsNoFurther_When_TheReaderStops()
    {
        var read = 0;
        var rows = Rows("ORG", [.. Enumerable.Range(0, 100)]).Select(row =>
        {
            read++;
            return row;
        });

        await MergedRows.ByKeyAsync([rows], ["ORG|merkel|"], TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, read);
    }

    private static IAsyncEnumerable<ArticleByEntityEntity> Rows(string type, params int[] hoursAgo) => hoursAgo.ToAsyncEnumerable().Select(hours => new ArticleByEntityEntity
    {
        PartitionKey = "202410",
        RowKey = ArticleKeys.ByEntityRow(type, "merkel", Noon.AddHours(-hours), "id"),
        ArticleId = "id",
        Type = type,
        Name = "Merkel",
        Date = Noon.AddHours(-hours),
    });
}
