using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;
using Ingest.Testing;

namespace Ingest.Storage.Tests.Reading;

/// <summary>The OData filters of docs/tables.md find the rows of the document's own example.</summary>
public sealed partial class DocumentedFiltersTests(AzuriteFixture azurite)
{
    private const string Url = "https://example.com/2026/03/03/harbour-bridge";
    private const string Blob = "north/harbour-bridge.html";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_FindTheExample_When_AskedAsTheDocumentShowsThem()
    {
        var storage = await CreateAsync();
        var filters = FilterLine().Matches(await File.ReadAllTextAsync(DocumentPath(), Cancellation)).Select(line => (Table: line.Groups[1].Value, Filter: line.Groups[2].Value)).ToArray();

        Assert.True(filters.Length > 12);

        foreach (var (table, filter) in filters)
        {
            var found = await storage.Clients.Tables.GetTableClient(table).QueryAsync<TableEntity>(filter, cancellationToken: Cancellation).CountAsync(Cancellation);

            Assert.True(found > 0, $"{table} has no row for {filter}");
        }
    }

    private async Task<TestStorage> CreateAsync()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var article = Sample.Article(Url, "Bridge across the harbour opens after nine years", "Mara Lindqvist") with
        {
            Publisher = "Example Wire",
            DatePublished = ArticleDate.Instant(new DateTimeOffset(2026, 3, 3, 9, 30, 0, TimeSpan.FromHours(1))),
        };
        await storage.WriteAsync(Sample.Drop(Blob), [article]);

        var ledger = storage.Clients.Tables.GetTableClient(StorageNames.LedgerTable);
        var (partition, now) = (LedgerKeys.Partition(Blob), Sample.Dropped);
        await ledger.AddEntityAsync(new LedgerEntity { PartitionKey = partition, RowKey = LedgerKeys.DropRow(Blob), Blob = Blob, State = "dead-lettered" }.ToTableEntity(), Cancellation);
        await ledger.AddEntityAsync(new LedgerStateEntity { PartitionKey = partition, RowKey = LedgerKeys.StateRow("dead-lettered", now, Blob), Blob = Blob, State = "dead-lettered", Since = now }.ToTableEntity(), Cancellation);
        await ledger.AddEntityAsync(new LedgerSweepEntity { RowKey = LedgerKeys.CertificateRow(now), StartedAt = now, FinishedAt = now, Tally = "{}" }.ToTableEntity(), Cancellation);

        var letter = new DeadLetterEntity { PartitionKey = "202603", RowKey = "1", Id = "1", Reason = "Malformed", Stage = "parse", Detail = "d", NextAction = "n", FirstAt = Sample.Dropped, LastAt = Sample.Dropped };
        await storage.Clients.Tables.GetTableClient(StorageNames.DeadLettersTable).AddEntityAsync(letter, Cancellation);
        return storage;
    }

    private static string DocumentPath([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "../../../docs/tables.md");

    // Table, filter, and perhaps a remark, each set off by several spaces.
    [GeneratedRegex("^(Articles|ArticlesByDate|ArticlesByEntity|Quotes|Ledger|DeadLetters)    (.+?)(?:   .*)?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FilterLine();
}
