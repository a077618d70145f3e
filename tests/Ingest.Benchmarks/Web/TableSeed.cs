using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Benchmarks.Web;

/// <summary>
/// Fills the tables of the emulator with as many articles as are asked for: copies of the rows of one article that went through the functions, with ids, dates, headlines and entities of their own,
/// over a year, several to a file.
/// </summary>
internal sealed class TableSeed(TableServiceClient tables, DateTimeOffset now)
{
    /// <summary>Articles of one file.</summary>
    public const int ArticlesOfDrop = 5;

    private const int EntitiesOfArticle = 4;
    private const int Names = 20_000;
    private const int WritesAtOnce = 4;

    private static readonly TimeSpan Span = TimeSpan.FromDays(360);

    /// <summary>The name of an entity; 0 is the most common one.</summary>
    public static string NameOf(int rank) => string.Create(CultureInfo.InvariantCulture, $"Bureau Number {rank}");

    public static string DropOf(int number) => string.Create(CultureInfo.InvariantCulture, $"seed/{number:D7}.jsonl");

    public static string IdOf(int number) => Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16));

    public async Task WriteAsync(string blob, int count, Action<string> report)
    {
        var article = await tables.GetTableClient(StorageNames.ArticlesTable).QueryAsync<TableEntity>(row => row.RowKey == ArticleKeys.ArticleRow).FirstAsync();
        var byDate = await tables.GetTableClient(StorageNames.ArticlesByDateTable).QueryAsync<TableEntity>().FirstAsync();
        var byEntity = await tables.GetTableClient(StorageNames.ArticlesByEntityTable).QueryAsync<TableEntity>().FirstAsync();
        var ledger = await tables.GetTableClient(StorageNames.LedgerTable).QueryAsync<TableEntity>(row => row.PartitionKey == LedgerKeys.Partition(blob)).ToListAsync();
        var all = Enumerable.Range(0, count).ToArray();

        await WriteAsync(StorageNames.ArticlesTable, all.Select(DateOf).Select(ArticleKeys.Month).Distinct().Select(month => new TableEntity(ArticleKeys.MetaPartition, ArticleKeys.MonthRow(month, 1))), report);
        await WriteAsync(StorageNames.ArticlesTable, all.Select(i => Copy(article, IdOf(i), ArticleKeys.ArticleRow, i)), report);
        await WriteAsync(StorageNames.ArticlesByDateTable, all.Select(i => Copy(byDate, MonthOf(i), ArticleKeys.ByDateRow(DateOf(i), IdOf(i)), i)), report);
        await WriteAsync(StorageNames.ArticlesByEntityTable, all.SelectMany(i => RanksOf(i).Select(rank => CopyEntity(byEntity, i, rank))), report);
        await WriteAsync(StorageNames.LedgerTable, all.Where(i => i % ArticlesOfDrop == 0).SelectMany(i => LedgerRows(ledger, blob, i / ArticlesOfDrop)), report);
    }

    private DateTimeOffset DateOf(int number) => now - (Span * ((double)(number % 100_000) / 100_000)) - TimeSpan.FromTicks(number);

    private string MonthOf(int number) => ArticleKeys.Month(DateOf(number));

    // Rank by a law like that of names in the news: the first is in a few of a hundred articles, most are in one.
    private static IEnumerable<int> RanksOf(int number) =>
        Enumerable.Range(0, EntitiesOfArticle).Select(i => (int)Math.Pow(Names, SHA256.HashData(BitConverter.GetBytes(((long)number * EntitiesOfArticle) + i))[0] / 255.0) - 1 + (i == 0 ? 0 : number % 7)).Distinct();

    private TableEntity Copy(TableEntity row, string partition, string key, int number)
    {
        var copy = new TableEntity(partition, key);

        foreach (var (column, value) in row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            copy[column] = column switch
            {
                "ArticleId" => IdOf(number),
                "Date" => DateOf(number),
                "Headline" => string.Create(CultureInfo.InvariantCulture, $"Council opens ferry line number {number}"),
                _ => value,
            };
        }

        return copy;
    }

    private TableEntity CopyEntity(TableEntity row, int number, int rank)
    {
        var name = NameOf(rank);
        var copy = Copy(row, MonthOf(number), ArticleKeys.ByEntityRow(EntityTypes.Organization, ArticleKeys.NameKey(name), DateOf(number), IdOf(number)), number);
        (copy[nameof(ArticleByEntityEntity.Type)], copy[nameof(ArticleByEntityEntity.Name)]) = (EntityTypes.Organization, name);
        return copy;
    }

    private IEnumerable<TableEntity> LedgerRows(IEnumerable<TableEntity> rows, string blob, int number)
    {
        var drop = DropOf(number);
        var since = now - (Span * ((double)number / 100_000)) - TimeSpan.FromTicks(number);

        foreach (var row in rows)
        {
            var key = row.RowKey[0] == KeyText.Separator ? LedgerKeys.StateRow(row.GetString("State"), since, drop) : LedgerKeys.DropRow(drop) + row.RowKey[LedgerKeys.DropRow(blob).Length..];
            var copy = Copy(row, LedgerKeys.Partition(drop), key, number);
            copy["Blob"] = row.ContainsKey("Blob") ? drop : null;
            copy["Since"] = row.ContainsKey("Since") ? since : null;
            yield return copy;
        }
    }

    // The emulator takes a transaction over several partitions, which the service refuses.
    private async Task WriteAsync(string table, IEnumerable<TableEntity> rows, Action<string> report)
    {
        var client = tables.GetTableClient(table);
        var written = 0;
        await Parallel.ForEachAsync(
            rows.Chunk(TableLimits.OperationsPerTransaction),
            new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce },
            async (some, token) =>
            {
                await client.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token);
                Interlocked.Add(ref written, some.Length);
            });
        report($"{table}: {written} rows");
    }
}
