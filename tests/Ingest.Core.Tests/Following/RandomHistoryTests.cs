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
    private const int FirstSeed = 1;
    private const int SeedCount = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(FirstSeed, SeedCount)];

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

    private sealed class History
    {
        private static readonly string[] Names = ["a.txt", "b.txt", "c.txt", "d.jsonl", "e.jsonl"];

        private readonly Pipeline _pipeline;
        private readonly Random _random;
        private readonly Queue<Func<Task>> _unfinished = [];
        private int _edition;
        private int _build;
        private bool _isBetween;
        private bool _isOver;

        public History(Pipeline pipeline, int seed)
        {
            _pipeline = pipeline;
            _random = new Random(seed);

            // Another host comes between, or the host dies: wherever one write has taken effect and the next has not.
            pipeline.Articles.AfterPlacing = () => BetweenAsync(oneIn: 6);
            pipeline.Articles.AfterWrite = () => BetweenAsync(oneIn: 6);
            pipeline.Articles.AfterWithdrawal = () => BetweenAsync(oneIn: 6);
            pipeline.Ledger.BeforeWrite = () => BetweenAsync(oneIn: 12);
        }

        public SortedDictionary<string, string> Container { get; } = new(StringComparer.Ordinal);

        public Task StepAsync() => _random.Next(100) switch
        {
            < 22 => PutAsync(),
            < 27 => DeleteAsync(),
            < 40 => PickUpAsync(Name()),
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
            // Nothing more comes between: the history is over.
            _isBetween = true;
            _isOver = true;

            do
            {
                while (_unfinished.TryDequeue(out var work))
                {
                    await work();
                }

                await _pipeline.RunAsync();
                _pipeline.Time.Advance(TimeSpan.FromHours(1));
                await ReplayAsync();
                await _pipeline.RunAsync();
            }
            while ((await _pipeline.Sweep.SweepAsync(again: null, Cancellation)).Tally.Requested > 0);
        }

        private async Task BetweenAsync(int oneIn)
        {
            if (_random.Next(50) == 0 && !_isOver)
            {
                throw new HostDiedException();
            }

            if (_isBetween || _random.Next(oneIn) != 0)
            {
                return;
            }

            _isBetween = true;
            await StepAsync();
            _isBetween = false;
        }

        /// <summary>What a host that dies has not finished is delivered again, at some time.</summary>
        private async Task RunAsync(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (HostDiedException)
            {
                _unfinished.Enqueue(work);
            }
        }

        private Task PickUpAsync(string name) => RunAsync(() => _pipeline.PickUpAsync(name));

        private Task HandleAsync(StageMessage message) => RunAsync(() => _pipeline.HandleAsync(message));

        private string Name() => Names[_random.Next(Names.Length)];

        private Task PutAsync()
        {
            var name = Name();
            var lines = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Line());
            Container[name] = string.Join('\n', lines);
            _pipeline.Drops.Put(name, Container[name]);
            return _random.Next(2) == 0 ? PickUpAsync(name) : Task.CompletedTask;
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
            _pipeline.Drops.Delete(name);
            return Task.CompletedTask;
        }

        private Task DeliverAsync() => _pipeline.Queues.Count == 0 ? Task.CompletedTask : HandleAsync(_pipeline.Queues.Take(_random.Next(_pipeline.Queues.Count)));

        /// <summary>A queue may deliver what was handled, and what waits still, and at some time what a dead host had.</summary>
        private async Task RedeliverAsync()
        {
            if (_random.Next(2) == 0 && _unfinished.TryDequeue(out var work))
            {
                await RunAsync(work);
                return;
            }

            var sent = _pipeline.Queues.Sent;

            if (sent.Count > 0 && StageMessage.Parse(sent[_random.Next(Math.Max(0, sent.Count - 40), sent.Count)]) is var message)
            {
                await HandleAsync(message);
            }
        }

        private Task ParkAsync()
        {
            if (_pipeline.Queues.Count == 0)
            {
                return Task.CompletedTask;
            }

            var message = _pipeline.Queues.Take(_random.Next(_pipeline.Queues.Count));
            var poison = new PoisonMessage(message.Stage == Stage.PickUp ? Stage.Parse : message.Stage, message.ToJson());
            return RunAsync(() => _pipeline.Park.HandleAsync(poison, MessageContext.Direct, Cancellation));
        }

        private Task SweepAsync()
        {
            _pipeline.Time.Advance(TimeSpan.FromMinutes(_random.Next(40)));
            Stage? again = _random.Next(6) == 0 ? Stage.Parse + _random.Next(3) : null;
            return RunAsync(() => _pipeline.Sweep.SweepAsync(again, Cancellation));
        }

        private Task UpgradeAsync()
        {
            var build = Text(++_build);

            switch (_random.Next(3))
            {
                case 0:
                    _pipeline.Parser.Version = $"lines-{build}";
                    break;
                case 1:
                    _pipeline.Enricher.Version = $"mark-{build}";
                    break;
                default:
                    _pipeline.Articles.Version = $"rows-{build}";
                    break;
            }

            return Task.CompletedTask;
        }

        private async Task ReplayAsync()
        {
            var failed = _pipeline.Letters.All.Where(letter => letter.ClosedAt is null && letter.Reason == ReasonCode.DeliveriesExhausted).ToList();
            await RunAsync(() => _pipeline.Replay.ReplayAsync(failed, Cancellation));
        }
    }

    private sealed class HostDiedException : Exception;
}
