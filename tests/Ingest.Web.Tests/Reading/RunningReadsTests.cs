using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Ingest.Testing;
using Ingest.Web.Reading;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Web.Tests.Reading;

public sealed class RunningReadsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<Channel<string>> _reads = [];
    private int _running;

    [Fact]
    public async Task Get_GivesTheWhole_When_ItIsReadInTime()
    {
        using var running = Create();
        var asked = running.GetAsync("key", CancellationToken.None);

        await GiveAsync(1, "some", "all");
        _reads[0].Writer.Complete();

        Assert.Equal(new Reading<string>("all", IsWhole: true), await asked);
    }

    [Fact]
    public async Task Get_GivesWhatThereIsAndGoesOn_When_TheWholeTakesLong()
    {
        using var running = Create();
        var asked = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(1, "some");
        await AdvanceUntilDoneAsync(asked);
        var again = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(1, "all");
        _reads[0].Writer.Complete();

        Assert.Equal(new Reading<string>("some", IsWhole: false), await asked);
        Assert.Equal(new Reading<string>("all", IsWhole: true), await again);
        Assert.Single(_reads);
    }

    [Fact]
    public async Task Get_ReadsAnew_When_TheWholeWasReadQuickly()
    {
        using var running = Create();

        for (var i = 1; i <= 2; i++)
        {
            var asked = running.GetAsync("key", CancellationToken.None);
            await GiveAsync(i, $"answer {i}");
            _reads[i - 1].Writer.Complete();

            Assert.Equal(new Reading<string>($"answer {i}", IsWhole: true), await asked);
        }
    }

    [Fact]
    public async Task Get_KeepsTheWholeForAWhile_When_ItTookLong()
    {
        using var running = Create();
        await ReadSlowlyAsync(running, TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(9));
        var kept = await running.GetAsync("key", CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(30));
        var anew = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(2, "newer");
        _reads[1].Writer.Complete();

        Assert.Equal(new Reading<string>("all", IsWhole: true), kept);
        Assert.Equal(new Reading<string>("newer", IsWhole: true), await anew);
    }

    [Fact]
    public async Task Get_EndsTheReading_When_NobodyAsksAnyMore()
    {
        using var running = Create();
        var asked = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(1, "some");
        await AdvanceUntilDoneAsync(asked);

        _time.Advance(RunningReads<string, string>.Interest + TimeSpan.FromSeconds(1));
        await GiveAsync(1, "more");

        await Eventually.IsTrueAsync(() => Volatile.Read(ref _running) == 0);
    }

    [Fact]
    public async Task Get_TellsOfTheFailureAndReadsAnew_When_AReadingFailed()
    {
        using var running = Create();
        var asked = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(1, "some");
        _reads[0].Writer.Complete(new IOException("gone"));
        await Assert.ThrowsAsync<IOException>(() => asked);

        var again = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(2, "all");
        _reads[1].Writer.Complete();

        Assert.Equal(new Reading<string>("all", IsWhole: true), await again);
    }

    private RunningReads<string, string> Create() => new(ReadAsync, _time);

    private async IAsyncEnumerable<string> ReadAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answers = Channel.CreateUnbounded<string>();
        _reads.Add(answers);
        Interlocked.Increment(ref _running);

        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(cancellationToken))
            {
                yield return answer;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private async Task GiveAsync(int read, params IEnumerable<string> answers)
    {
        await Eventually.IsTrueAsync(() => _reads.Count == read);

        foreach (var answer in answers)
        {
            await _reads[read - 1].Writer.WriteAsync(answer);
        }
    }

    private async Task ReadSlowlyAsync(RunningReads<string, string> running, TimeSpan took)
    {
        var asked = running.GetAsync("key", CancellationToken.None);
        await GiveAsync(1, "some");
        await AdvanceUntilDoneAsync(asked);
        _time.Advance(took);
        await GiveAsync(1, "all");
        _reads[0].Writer.Complete();
        await Eventually.IsTrueAsync(async () => (await running.GetAsync("key", CancellationToken.None)).IsWhole);
    }

    // The wait may begin after the clock was moved.
    private Task AdvanceUntilDoneAsync(Task task) => Eventually.IsTrueAsync(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(10));
        return task.IsCompleted;
    });
}
