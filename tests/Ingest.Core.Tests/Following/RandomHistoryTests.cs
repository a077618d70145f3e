using System.Globalization;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Intake;
using Ingest.Core.Ledger;
using Ingest.Core.Tests.Memory;

namespace Ingest.Core.Tests.Following;

/// <summary>
/// Whatever happens to a container, in whatever order messages are delivered: in the end the tables are those of a fresh ingestion of what the
/// container then holds. Each seed is another history; a failing one is repeated by its number.
/// </summary>
public sealed class RandomHistoryTests
{
    private const int Operations = 400;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Tables_EqualAFreshIngestion_When_TheHistoryIsRandom(int seed)
    {
        using var pipeline = NewPipeline();
        var history = new History(pipeline, seed);

        for (var i = 0; i < Operations; i++)
        {
            await history.StepAsync();
        }

        await history.SettleAsync();

        using var fresh = NewPipeline();
        fresh.Parser.Version = pipeline.Parser.Version;
        fresh.Enricher.Version = pipeline.Enricher.Version;
        fresh.Articles.Version = pipeline.Articles.Version;

        foreach (var (name, content) in history.Container)
        {
            await fresh.DropAsync(name, content);
        }

        await fresh.RunAsync();
        Assert.Equal(Rows(fresh), Rows(pipeline));
        Assert.Equal(await StatesAsync(fresh), await StatesAsync(pipeline));
        Assert.Equal(fresh.Articles.Claims, pipeline.Articles.Claims);
        Assert.Empty(await pipeline.Sweep.VerifyAsync(Cancellation).ToListAsync(Cancellation));
    }

    private static Pipeline NewPipeline() => new(new IntakeOptions { BatchDocuments = 2 });

    private static IEnumerable<string> Rows(Pipeline pipeline) =>
        pipeline.Articles.All.Select(stored => $"{stored.Article.Id} {stored.Article.Headline} {stored.Blob} {stored.Article.Provenance.ParserVersion} {stored.Article.EnricherVersion}").Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> StatesAsync(Pipeline pipeline)
    {
        var entries = await pipeline.Ledger.ListAsync(Cancellation).Where(entry => entry.State != DropState.Deleted).ToListAsync(Cancellation);
        return [.. entries.Select(entry => $"{entry.Blob} {entry.State} {entry.Rejections} {entry.Made}").Order(StringComparer.Ordinal)];
    }

    private sealed class History(Pipeline pipeline, int seed)
    {
        private static readonly string[] Names = ["a.txt", "b.txt", "c.txt", "d.jsonl", "e.jsonl"];

        private readonly Random _random = new(seed);
        private int _edition;
        private int _build;

        public SortedDictionary<string, string> Container { get; } = new(StringComparer.Ordinal);

        public Task StepAsync() => _random.Next(100) switch
        {
            < 22 => PutAsync(),
            < 27 => DeleteAsync(),
            < 40 => pipeline.PickUpAsync(Name()),
            < 80 => DeliverAsync(),
            < 88 => RedeliverAsync(),
            < 90 => ParkAsync(),
            < 96 => SweepAsync(),
            < 98 => UpgradeAsync(),
            _ => ReplayAsync(),
        };

        /// <summary>All messages delivered, the sweep run until nothing is left to put right.</summary>
        public async Task SettleAsync()
        {
            do
            {
                await pipeline.RunAsync();
                pipeline.Time.Advance(TimeSpan.FromHours(1));
                await ReplayAsync();
                await pipeline.RunAsync();
            }
            while ((await pipeline.Sweep.SweepAsync(again: null, Cancellation)).Tally.Requested > 0);
        }

        private string Name() => Names[_random.Next(Names.Length)];

        private Task PutAsync()
        {
            var name = Name();
            var lines = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Line());
            Container[name] = string.Join('\n', lines);
            pipeline.Drops.Put(name, Container[name]);
            return _random.Next(2) == 0 ? pipeline.PickUpAsync(name) : Task.CompletedTask;
        }

        // No two editions are of one day: a fresh ingestion could not know which was dropped later.
        private string Line()
        {
            var day = ((++_edition * 7919) % 4993) + 1;
            var url = _random.Next(6) == 0 ? "" : $"url{_random.Next(5)}";
            return _random.Next(8) == 0 ? $"{{bad {Text(_edition)}" : $"{{{url}|Headline {Text(_edition)}|{Text(day)}";
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        private Task DeleteAsync()
        {
            var name = Name();
            Container.Remove(name);
            pipeline.Drops.Delete(name);
            return Task.CompletedTask;
        }

        private Task DeliverAsync() => pipeline.Queues.Count == 0 ? Task.CompletedTask : pipeline.HandleAsync(pipeline.Queues.Take(_random.Next(pipeline.Queues.Count)));

        /// <summary>A queue may deliver what was handled, and what waits still.</summary>
        private async Task RedeliverAsync()
        {
            var sent = pipeline.Queues.Sent;

            if (sent.Count > 0 && StageMessage.Parse(sent[_random.Next(Math.Max(0, sent.Count - 40), sent.Count)]) is var message)
            {
                await pipeline.HandleAsync(message);
            }
        }

        private Task ParkAsync()
        {
            if (pipeline.Queues.Count == 0)
            {
                return Task.CompletedTask;
            }

            var message = pipeline.Queues.Take(_random.Next(pipeline.Queues.Count));
            return pipeline.Park.HandleAsync(new PoisonMessage(message.Stage == Stage.PickUp ? Stage.Parse : message.Stage, message.ToJson()), MessageContext.Direct, Cancellation);
        }

        private Task SweepAsync()
        {
            pipeline.Time.Advance(TimeSpan.FromMinutes(_random.Next(40)));
            Stage? again = _random.Next(6) == 0 ? Stage.Parse + _random.Next(3) : null;
            return pipeline.Sweep.SweepAsync(again, Cancellation);
        }

        private Task UpgradeAsync()
        {
            var build = Text(++_build);

            switch (_random.Next(3))
            {
                case 0:
                    pipeline.Parser.Version = $"lines-{build}";
                    break;
                case 1:
                    pipeline.Enricher.Version = $"mark-{build}";
                    break;
                default:
                    pipeline.Articles.Version = $"rows-{build}";
                    break;
            }

            return Task.CompletedTask;
        }

        private async Task ReplayAsync()
        {
            var failed = pipeline.Letters.All.Where(letter => letter.ClosedAt is null && letter.Reason == ReasonCode.DeliveriesExhausted).ToList();
            await pipeline.Replay.ReplayAsync(failed, Cancellation);
        }
    }
}
