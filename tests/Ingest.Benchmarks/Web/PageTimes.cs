using System.Diagnostics;
using System.Globalization;
using System.Net;
using Azure.Data.Tables;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Testing;

namespace Ingest.Benchmarks.Web;

/// <summary>
/// Asks for each page a number of times, and prints how long the first answer took and how long the whole page did: a page that takes long shows what has been read, and is asked for again. Each
/// round asks for another article or entity, so that nothing is kept from the round before.
/// </summary>
internal sealed class PageTimes(HttpClient http, QueryLog queries, TransactionCounter transactions, TableServiceClient tables, TableSeed seed, int rounds)
{
    private const string StillReading = "data-refresh=\"1\"";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task MeasureAsync()
    {
        var bare = await MeasureBareAsync();
        Console.WriteLine();
        Console.WriteLine($"{"page",-44} {"cold",8} {"median",8} {"slowest",8} {"whole",8} {"bare",6} {"transactions",12} {"KiB",6}  reads of tables");

        foreach (var (name, address) in Pages())
        {
            await MeasureAsync(name, address, bare);
        }
    }

    /// <summary>The address of a round, which may follow from the page of the round before.</summary>
    private (string Name, Func<int, string, string> Address)[] Pages() =>
    [
        ("articles, page after page", (_, before) => OlderThan(before) ?? "console/articles"),
        ("articles, words of the headline, rare", (i, _) => $"console/articles?text=number+{77_000 + i}"),
        ("articles, mentioning a common name", (i, _) => $"console/articles?entity={NameOf(i)}"),
        ("articles, mentioning a rare name", (i, _) => $"console/articles?entity={NameOf(4321 + i)}"),
        ("article", (i, _) => $"console/articles/{TableSeed.IdOf(7 + i)}"),
        ("entity, common", (i, _) => $"console/entity?name={NameOf(i)}&type=ORG"),
        ("entity, rare", (i, _) => $"console/entity?name={NameOf(4321 + i)}&type=ORG"),
        ("drop", (_, _) => "console/drop"),
        ("file", (i, _) => $"console/file?name={Uri.EscapeDataString(TableSeed.DropOf(7 + i))}"),
        ("dead letters, page after page", (_, before) => OlderThan(before) ?? "console/dead-letters"),
        ("dead letter", (i, _) => $"console/dead-letters/{seed.LetterKeyOf(i * TableSeed.ArticlesOfLetter)}"),

        // Last: it has the files counted in the background, which takes the emulator some seconds.
        ("overview", (_, _) => "console"),
    ];

    private static string? OlderThan(string page) => page.Split("\" rel=\"next\"", 2) is [var start, _] ? WebUtility.HtmlDecode(start[(start.LastIndexOf('"') + 1)..]).TrimStart('/') : null;

    private static string NameOf(int rank) => Uri.EscapeDataString(TableSeed.NameOf(rank));

    /// <summary>Queries as such, with no page around them.</summary>
    private async Task<double> MeasureBareAsync()
    {
        var month = ArticleKeys.Month(TimeProvider.System.GetUtcNow());
        var prefix = ArticleKeys.EntityPrefix(EntityTypes.Organization, ArticleKeys.NameKey(TableSeed.NameOf(1)));
        Console.WriteLine($"{"one query of the emulator",-44} {"median",8}");
        await TimeAsync("point Articles", i => tables.GetTableClient(StorageNames.ArticlesTable).GetEntityIfExistsAsync<TableEntity>(TableSeed.IdOf(i), ArticleKeys.ArticleRow));
        await TimeAsync("range Articles, 13 rows", _ => ReadAsync(StorageNames.ArticlesTable, TableClient.CreateQueryFilter($"PartitionKey eq {ArticleKeys.MetaPartition}")));
        await TimeAsync("range ArticlesByDate, 51 rows", _ => ReadAsync(StorageNames.ArticlesByDateTable, TableClient.CreateQueryFilter($"PartitionKey eq {month}"), 51));
        await TimeAsync("range Ledger, 1000 rows", _ => ReadAsync(StorageNames.LedgerTable, TableClient.CreateQueryFilter($"RowKey ge {LedgerKeys.StateIndex.From} and RowKey lt {LedgerKeys.StateIndex.To}"), 1000));
        return await TimeAsync("range ArticlesByEntity, one name and month", _ => ReadAsync(StorageNames.ArticlesByEntityTable, TableClient.CreateQueryFilter($"PartitionKey eq {month} and RowKey ge {prefix} and RowKey lt {prefix + "~"}")));
    }

    private async Task ReadAsync(string table, string filter, int? top = null)
    {
        await foreach (var _ in tables.GetTableClient(table).QueryAsync<TableEntity>(filter, top).AsPages())
        {
            return;
        }
    }

    private async Task<double> TimeAsync(string name, Func<int, Task> ask)
    {
        var times = new List<double>();

        for (var i = 0; i <= rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {Median(times.Skip(1)),5:F0} ms"));
        return Median(times.Skip(1));
    }

    private async Task MeasureAsync(string name, Func<int, string, string> address, double bare)
    {
        var (firsts, wholes, counts) = (new List<double>(), new List<double>(), new List<double>());
        var (page, reads) = ("", "");

        for (var i = 0; i <= rounds; i++)
        {
            queries.Clear();
            transactions.Reset();
            var asked = address(i, page);
            var start = Stopwatch.GetTimestamp();
            page = await http.GetStringAsync(asked);
            firsts.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);

            while (page.Contains(StillReading, StringComparison.Ordinal))
            {
                await Task.Delay(Pause);
                page = await http.GetStringAsync(asked);
            }

            wholes.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            counts.Add(transactions.Total);
            reads = queries.ToString();
        }

        var median = Median(firsts.Skip(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {firsts[0],5:F0} ms {median,5:F0} ms {firsts.Skip(1).Max(),5:F0} ms {Median(wholes.Skip(1)),5:F0} ms {median / bare,6:F1} {Median(counts.Skip(1)),12:F0} {page.Length / 1024.0,6:F1}  {reads}"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
