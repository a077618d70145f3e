using System.Globalization;
using System.Text.Json;
using Azure.Core.Pipeline;
using Ingest.Core.Batches;
using Ingest.Core.Enrichment;
using Ingest.Core.Ledger;
using Ingest.Core.Parsing;
using Ingest.Core.Reingestion;
using Ingest.EndToEnd.Tests.Doubles;
using Ingest.EndToEnd.Tests.Harness;
using Ingest.Tables;
using Ingest.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingest.EndToEnd.Tests.Pipeline;

/// <summary>
/// Random drops, overwrites, deletions, redeliveries, upgrades and sweeps while the functions run: in the end the tables are those of a fresh
/// ingestion of what the container then holds. Some storage calls are held up, so that writers overtake each other. <c>INGEST_RANDOM_OPERATIONS</c> sets how many operations a seed gets,
/// <c>INGEST_RANDOM_SEED</c> the first seed, <c>INGEST_RANDOM_SEEDS</c> how many there are, <c>INGEST_RANDOM_PAUSE</c> for how many milliseconds calls are held up at most.
/// </summary>
public sealed class RandomContainerTests(AzuriteAccounts accounts)
{
    private const int DefaultOperations = 100;
    private const int DefaultSeeds = 2;
    private const int DefaultPause = 150;

    // What depends on how often something was written.
    private static readonly string[] OwnToAHistory = ["Version", "ArticleVersion", "DropVersion", "StaleRows", "TakenFrom"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Setting("INGEST_RANDOM_SEED", 1), Setting("INGEST_RANDOM_SEEDS", DefaultSeeds))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Tables_EqualAFreshIngestion_When_TheHistoryIsRandom(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await using var account = new StorageAccount(accounts.Take());
        var history = new History(account, seed);
        await using var app = await IngestApp.StartAsync(account, history.Tap);

        for (var i = 0; i < Setting("INGEST_RANDOM_OPERATIONS", DefaultOperations); i++)
        {
            await history.StepAsync(app);
        }

        await history.SettleAsync(app);
        Assert.True((await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None)).Tally is { IsWhole: true, Requested: 0 });
        await app.StopAsync();

        await using var other = new StorageAccount(accounts.Take());
        await using var fresh = await IngestApp.StartAsync(other, history.Tap);
        await other.DropAllAsync(history.Container.Select(file => (file.Key, file.Value)));
        await other.WaitUntilAllDoneAsync();

        foreach (var table in new[] { StorageNames.ArticlesTable, StorageNames.ArticlesByDateTable, StorageNames.ArticlesByEntityTable, StorageNames.QuotesTable })
        {
            var expected = await RowsAsync(other, table);
            var actual = await RowsAsync(account, table);
            var differences = string.Join('\n', ComparableRows.Differences(expected, actual));
            Assert.True(differences.Length == 0, $"{table}:\n{differences}");
        }

        Assert.Equal(await StatesAsync(other), await StatesAsync(account));
        await fresh.StopAsync();
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(StorageAccount account, string table) =>
        [.. (await ComparableRows.OfAsync(account, table, OwnToAHistory)).Where(row => !row.Contains(" change|", StringComparison.Ordinal))];

    private static async Task<IReadOnlyList<string>> StatesAsync(StorageAccount account)
    {
        var entries = await account.Get<ILedger>().ListAsync(CancellationToken.None).Where(entry => entry.State != DropState.Deleted).ToListAsync();
        return [.. entries.Select(entry => $"{entry.Blob} {entry.State} {entry.Rejections} {entry.Made}").Order(StringComparer.Ordinal)];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed class History(StorageAccount account, int seed)
    {
        private static readonly string[] Names = ["a.html", "b.html", "c.html", "news/d.html", "news/e.txt", "lines/f.jsonl", "lines/g.jsonl"];

        private readonly Random _random = new(seed);
        private readonly TappedQueues _queues = new();
        private readonly TappedParser _parser = new();
        private readonly TappedEnricher _enricher = new();
        private int _editions;
        private int _builds;

        public SortedDictionary<string, string> Container { get; } = new(StringComparer.Ordinal);

        public void Tap(Microsoft.Azure.Functions.Worker.Builder.FunctionsApplicationBuilder builder)
        {
            builder.Services.AddSingleton<HttpPipelinePolicy>(new DawdlingCalls(seed, Setting("INGEST_RANDOM_PAUSE", DefaultPause)));
            builder.Wrap<IStageQueues>(_queues.Around);
            builder.Wrap<IDocumentParser>(_parser.Around);
            builder.Wrap<IArticleEnricher>(_enricher.Around);
        }

        public Task StepAsync(IngestApp app) => _random.Next(100) switch
        {
            < 62 => PutAsync(),
            < 75 => DeleteAsync(),
            < 88 => RedeliverAsync(),
            < 95 => app.Get<SweepHandler>().SweepAsync(_random.Next(5) == 0 ? Stage.Parse + _random.Next(3) : null, CancellationToken.None),
            < 98 => UpgradeAsync(),
            _ => account.WaitForEmptyQueuesAsync(),
        };

        /// <summary>Sweeps until nothing is left to put right.</summary>
        public async Task SettleAsync(IngestApp app)
        {
            do
            {
                await account.WaitForEmptyQueuesAsync();
            }
            while ((await app.Get<SweepHandler>().SweepAsync(again: null, CancellationToken.None)).Tally.Requested > 0);

            await account.WaitUntilAllDoneAsync();
        }

        private string Name() => Names[_random.Next(Names.Length)];

        private Task PutAsync()
        {
            var name = Name();
            Container[name] = Content(name);
            return account.DropAsync(name, Container[name]);
        }

        // No two editions are of one day: a fresh ingestion could not know which was dropped later.
        private string Content(string name)
        {
            if (_random.Next(12) == 0)
            {
                return name.EndsWith(".jsonl", StringComparison.Ordinal) ? "{\"broken\"" : "";
            }

            return Path.GetExtension(name) switch
            {
                ".jsonl" => string.Join('\n', Enumerable.Range(0, _random.Next(1, 6)).Select(_ => Line())),
                ".txt" => News.PlainText(++_editions),
                _ => News.Html(++_editions, Url(), modified: Day()),
            };
        }

        private string Line() => JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["headline"] = News.Headline(++_editions),
            ["articleBody"] = $"{News.Paragraph(_editions)}\n\nThe first boats left at six in the morning. More than four hundred people were on board.",
            ["datePublished"] = "2025-03-05T10:00:00Z",
            ["dateModified"] = Day(),
            ["url"] = Url() ?? "",
        });

        private string? Url() => _random.Next(6) == 0 ? null : $"https://courier.example/ferry/{_random.Next(5).ToString(CultureInfo.InvariantCulture)}";

        private string Day() => new DateTime(2025, 3, 6, 0, 0, 0, DateTimeKind.Utc).AddDays(_editions * 7919 % 4993).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        private Task DeleteAsync()
        {
            var name = Name();
            return Container.Remove(name) ? account.DeleteAsync(name) : Task.CompletedTask;
        }

        private async Task RedeliverAsync()
        {
            if (_queues.Sent is { Count: > 0 } sent)
            {
                await account.Get<IStageQueues>().SendAsync(sent[_random.Next(Math.Max(0, sent.Count - 50), sent.Count)], CancellationToken.None);
            }
        }

        private Task UpgradeAsync()
        {
            var build = $"+{(++_builds).ToString(CultureInfo.InvariantCulture)}";

            if (_random.Next(2) == 0)
            {
                _parser.Build = build;
            }
            else
            {
                _enricher.Build = build;
            }

            return Task.CompletedTask;
        }
    }
}
