using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.LocalHost.Azurite;
using Ingest.Storage;
using Ingest.Storage.Articles;
using Ingest.Storage.Connection;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Ingest.Testing;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks.Keys;

/// <summary>Some of the simulated articles in an emulator: that the rows are as simulated, and what writing and asking cost in transactions.</summary>
public static class StorageSample
{
    private const int BatchSize = 50;

    public static async Task RunAsync(int count, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);

        var installation = await AzuriteInstallation.FindOrInstallAsync(AppContext.BaseDirectory, cancellationToken);
        await output.WriteLineAsync("\n| shards | articles | storage transactions an article, written alone | in batches of 50 | first page of the commonest name | a year of it | a year of a name that is not there |\n| --- | --- | --- | --- | --- | --- | --- |");

        foreach (var shards in KeySimulation.ShardCounts)
        {
            await using var azurite = await AzuriteProcess.StartAsync(installation, new AzuriteOptions(), cancellationToken);
            await output.WriteLineAsync(await RowAsync(azurite.ConnectionString, shards, count, cancellationToken));
        }
    }

    private static async Task<string> RowAsync(string connectionString, int shards, int count, CancellationToken cancellationToken)
    {
        var counter = new TransactionCounter();
        var clients = StorageClients.Create(new StorageConnection { ConnectionString = connectionString }, counter);
        var options = Options.Create(new ArticleTableOptions { ShardCount = shards });
        await new StorageLayout(clients, options).EnsureAsync(cancellationToken);
        var store = new TableArticleStore(clients, new ArticleDocuments(clients), TimeProvider.System, options);
        var articles = new NewsModel(seed: 2).Articles(count).Select(Article).ToArray();
        var alone = await WriteAsync(store, articles[..(count / 10)].Chunk(1), counter, cancellationToken);
        var batched = await WriteAsync(store, articles[(count / 10)..].Chunk(BatchSize), counter, cancellationToken);

        var reader = new ArticleReader(clients.Tables);
        var (type, name) = NewsModel.NameOf(0);
        var year = new ReadOptions { From = NewsModel.Start, To = NewsModel.Start.AddMonths(NewsModel.Months) };
        var first = await AskAsync(reader.ByEntityAsync(name, type, year, cancellationToken).Take(1), counter, cancellationToken);
        var all = await AskAsync(reader.ByEntityAsync(name, type, year, cancellationToken), counter, cancellationToken);
        var none = await AskAsync(reader.ByEntityAsync("Nobody Atall", EntityTypes.Person, year, cancellationToken), counter, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"| {shards} | {count} | {alone:0.0} | {batched:0.0} | {first} | {all} | {none} |");
    }

    private static async Task<double> WriteAsync(TableArticleStore store, IEnumerable<Article[]> batches, TransactionCounter counter, CancellationToken cancellationToken)
    {
        counter.Reset();
        var (written, number) = (0, 0);

        foreach (var batch in batches)
        {
            var drop = new DropRef { Blob = $"sample-{counter.Total}", ETag = "\"1\"", Version = 1, LastModified = NewsModel.Start };
            var placed = await store.PlaceAsync(drop, number++, batch, cancellationToken);
            await store.IndexAsync(placed, cancellationToken);
            written += placed.Results.Count;
        }

        return (double)counter.Total / written;
    }

    private static async Task<string> AskAsync<TRow>(IAsyncEnumerable<TRow> answer, TransactionCounter counter, CancellationToken cancellationToken)
    {
        counter.Reset();
        var clock = Stopwatch.StartNew();
        var rows = await answer.CountAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {counter.Total} requests, {clock.ElapsedMilliseconds} ms");
    }

    private static Article Article(SimulatedArticle simulated) => new()
    {
        Id = simulated.Id,
        Headline = $"Story {simulated.Id}",
        Publisher = "The Example Courier",
        DatePublished = ArticleDate.Instant(simulated.Date),
        Body = ["A paragraph of this story, as long as a short paragraph of a newspaper is, so that the row has some weight."],
        Entities = [.. simulated.Entities.Select(NewsModel.NameOf).Select(Entity)],
        Quotes = [.. simulated.Quotes.Select(rank => new Quote { Text = "It will hold", Type = QuoteType.Direct, Start = 2, End = 14, Speaker = NewsModel.SpeakerOf(rank) })],
        Provenance = new Provenance { Blob = "sample", Sha256 = new string('a', 64), MediaType = "text/html", ParserVersion = "parse-1" },
        EnricherVersion = "enrich-1",
    };

    private static Entity Entity((string Type, string Name) name) => new()
    {
        Id = $"{name.Type}:{name.Name}",
        Type = name.Type switch
        {
            EntityTypes.Person => EntityType.Person,
            EntityTypes.Organization => EntityType.Organization,
            EntityTypes.Location => EntityType.Location,
            _ => EntityType.Miscellaneous,
        },
        Name = name.Name,
        Mentions = [new EntityMention(0, 1, 0, "A")],
    };
}
