using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;
using Ingest.Core.DeadLetters;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Benchmarks.Web;

/// <summary>
/// Fills the tables of the emulator with as many articles as are asked for: copies of the rows of one article that went through the functions, with ids, dates, headlines, entities and speakers of
/// their own, over a year, several to a file. The rows are put into a file that <c>seed.cjs</c> reads inside the emulator.
/// </summary>
internal sealed class TableSeed(TableServiceClient tables, DateTimeOffset now)
{
    /// <summary>Articles of one file.</summary>
    public const int ArticlesOfDrop = 5;

    /// <summary>Articles for each dead letter.</summary>
    public const int ArticlesOfLetter = 100;

    /// <summary>Names the file to the emulator.</summary>
    public const string FileVariable = "INGEST_SEED_FILE";

    private const int EntitiesOfArticle = 4;
    private const int Names = 20_000;

    private static readonly TimeSpan Span = TimeSpan.FromDays(360);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of an entity; 0 is the most common one.</summary>
    public static string NameOf(int rank) => string.Create(CultureInfo.InvariantCulture, $"Bureau Number {rank}");

    public static string DropOf(int number) => string.Create(CultureInfo.InvariantCulture, $"seed/{number:D7}.jsonl");

    public static string IdOf(int number) => Base64Url.EncodeToString(SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 16));

    public string LetterKeyOf(int number) => DeadLetterKeys.Row(DateOf(number), DeadLetterOffice.IdOf(DropOf(number)));

    /// <param name="blob">The file whose article is copied.</param>
    /// <param name="broken">The file whose dead letter is copied.</param>
    /// <param name="path">The file for the rows; named by <see cref="FileVariable"/>.</param>
    public async Task WriteAsync(string blob, string broken, int count, string path)
    {
        var ledger = await RowsAsync(StorageNames.LedgerTable, $"PartitionKey eq '{LedgerKeys.Partition(blob)}'");
        var all = Enumerable.Range(0, count).ToArray();

        await using (var file = new StreamWriter(path))
        {
            Begin(file, StorageNames.ArticlesTable, await OneAsync(StorageNames.ArticlesTable, $"RowKey eq '{ArticleKeys.ArticleRow}'"));
            Add(file, all.Select(i => (IdOf(i), ArticleKeys.ArticleRow, Columns(i))));
            Begin(file, StorageNames.ArticlesTable, await OneAsync(StorageNames.ArticlesTable, $"PartitionKey eq '{ArticleKeys.MetaPartition}' and RowKey ne '{ArticleKeys.MetaRow}'"));
            Add(file, all.Select(MonthOf).Distinct().Select(month => (ArticleKeys.MetaPartition, ArticleKeys.MonthRow(month, 1), new Dictionary<string, object>())));
            Begin(file, StorageNames.ArticlesByDateTable, await OneAsync(StorageNames.ArticlesByDateTable));
            Add(file, all.Select(i => (MonthOf(i), ArticleKeys.ByDateRow(DateOf(i), IdOf(i)), Columns(i))));
            Begin(file, StorageNames.ArticlesByEntityTable, await OneAsync(StorageNames.ArticlesByEntityTable));
            Add(file, all.SelectMany(i => RanksOf(i).Select(rank => EntityRow(i, rank))));
            Begin(file, StorageNames.QuotesTable, await OneAsync(StorageNames.QuotesTable));
            Add(file, all.Select(i => QuoteRow(i, RanksOf(i).First())));
            Begin(file, StorageNames.DeadLettersTable, await OneAsync(StorageNames.DeadLettersTable, $"Blob eq '{broken}'"));
            Add(file, all.Where(i => i % ArticlesOfLetter == 0).Select(LetterRow));

            foreach (var row in ledger.Where(row => row.ContainsKey("Blob") && (row["Blob"] as string) == blob || row.RowKey.StartsWith(LedgerKeys.DropRow(blob), StringComparison.Ordinal)))
            {
                Begin(file, StorageNames.LedgerTable, row);
                Add(file, all.Where(i => i % ArticlesOfDrop == 0).Select(i => LedgerRow(row, blob, i / ArticlesOfDrop)));
            }
        }

        await tables.CreateTableAsync($"seed{count}");
    }

    private static void Begin(StreamWriter file, string table, TableEntity like)
    {
        file.WriteLine(JsonSerializer.Serialize(new { table }, Plain));
        file.WriteLine(JsonSerializer.Serialize(new { like = new[] { like.PartitionKey, like.RowKey } }, Plain));
    }

    private static void Add(StreamWriter file, IEnumerable<(string Partition, string Row, Dictionary<string, object> Columns)> rows)
    {
        foreach (var (partition, row, columns) in rows)
        {
            file.WriteLine(JsonSerializer.Serialize(new { key = new[] { partition, row }, columns }, Plain));
        }
    }

    private Dictionary<string, object> Columns(int number) => new()
    {
        ["ArticleId"] = IdOf(number),
        ["Date"] = Text(DateOf(number)),
        ["Headline"] = string.Create(CultureInfo.InvariantCulture, $"Council opens ferry line number {number}"),
    };

    private (string Partition, string Row, Dictionary<string, object> Columns) EntityRow(int number, int rank)
    {
        var columns = Columns(number);
        (columns[nameof(ArticleByEntityEntity.Type)], columns[nameof(ArticleByEntityEntity.Name)]) = (EntityTypes.Organization, NameOf(rank));
        return (MonthOf(number), ArticleKeys.ByEntityRow(EntityTypes.Organization, ArticleKeys.NameKey(NameOf(rank)), DateOf(number), IdOf(number)), columns);
    }

    private (string Partition, string Row, Dictionary<string, object> Columns) QuoteRow(int number, int rank)
    {
        var columns = Columns(number);
        columns[nameof(QuoteEntity.Speaker)] = NameOf(rank);
        return (MonthOf(number), ArticleKeys.QuoteRow(ArticleKeys.NameKey(NameOf(rank)), DateOf(number), IdOf(number), 0), columns);
    }

    private (string Partition, string Row, Dictionary<string, object> Columns) LetterRow(int number)
    {
        var id = DeadLetterOffice.IdOf(DropOf(number));
        return (DeadLetterKeys.Partition(DateOf(number)), DeadLetterKeys.Row(DateOf(number), id), new() { ["Id"] = id, ["Blob"] = DropOf(number), ["FirstAt"] = Text(DateOf(number)), ["LastAt"] = Text(DateOf(number)) });
    }

    private (string Partition, string Row, Dictionary<string, object> Columns) LedgerRow(TableEntity row, string blob, int number)
    {
        var (drop, since) = (DropOf(number), DateOf(number * ArticlesOfDrop));
        var key = row.RowKey[0] == KeyText.Separator ? LedgerKeys.StateRow(row.GetString("State"), since, drop) : LedgerKeys.DropRow(drop) + row.RowKey[LedgerKeys.DropRow(blob).Length..];
        var columns = new Dictionary<string, object>();

        if (row.ContainsKey("Blob"))
        {
            columns["Blob"] = drop;
        }

        if (row.ContainsKey("Since"))
        {
            columns["Since"] = Text(since);
        }

        return (LedgerKeys.Partition(drop), key, columns);
    }

    private DateTimeOffset DateOf(int number) => now - (Span * ((double)(number % 100_000) / 100_000)) - TimeSpan.FromTicks(number);

    private string MonthOf(int number) => ArticleKeys.Month(DateOf(number));

    // Rank by a law like that of names in the news: the first is in a few of a hundred articles, most are in one.
    private static IEnumerable<int> RanksOf(int number) =>
        Enumerable.Range(0, EntitiesOfArticle).Select(i => (int)Math.Pow(Names, SHA256.HashData(BitConverter.GetBytes(((long)number * EntitiesOfArticle) + i))[0] / 255.0) - 1 + (i == 0 ? 0 : number % 7)).Distinct();

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private async Task<TableEntity> OneAsync(string table, string? filter = null) => (await RowsAsync(table, filter))[0];

    private async Task<List<TableEntity>> RowsAsync(string table, string? filter = null) => await tables.GetTableClient(table).QueryAsync<TableEntity>(filter).ToListAsync();
}
