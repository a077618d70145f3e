namespace Ingest.Web.Reading;

/// <summary>
/// Answers that may take longer to read than a page may take: whoever asks gets what has been read by then, and the reading goes on for when they ask again. One that took long is kept for a
/// while, in proportion; one that nobody asks for any more ends.
/// </summary>
/// <param name="read">Gives more and more of the answer, the whole at last.</param>
public sealed class RunningReads<TKey, TReport>(Func<TKey, CancellationToken, IAsyncEnumerable<TReport>> read, TimeProvider time) : IDisposable
    where TKey : notnull
    where TReport : class
{
    // What took 1 s to read is read again after 5 s.
    private const int Rarity = 5;

    private const int MostAtOnce = 8;

    /// <summary>How long after the last look a reading ends.</summary>
    public static readonly TimeSpan Interest = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _turns = new(MostAtOnce);
    private readonly Lock _guard = new();
    private readonly Dictionary<TKey, Run> _runs = [];

    /// <exception cref="Exception">What the reading threw, if it failed by now.</exception>
    public async Task<Reading<TReport>> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        Run run;

        lock (_guard)
        {
            var now = time.GetUtcNow();

            foreach (var old in _runs.Where(each => each.Value.KeptUntil < now).Select(each => each.Key).ToArray())
            {
                _runs.Remove(old);
            }

            if (!_runs.TryGetValue(key, out run!))
            {
                _runs[key] = run = new Run();
                run.Done = Task.Run(() => ReadAsync(key, run), CancellationToken.None);
            }

            run.AskedAt = now;
        }

        try
        {
            await run.Done.WaitAsync(Patience.OfAPage, time, cancellationToken);
        }
        catch (TimeoutException) when (!run.Done.IsCompleted)
        {
            // It goes on for when they ask again.
        }

        return new Reading<TReport>(run.Last, run.Done.IsCompletedSuccessfully);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task ReadAsync(TKey key, Run run)
    {
        var isKept = false;
        await _turns.WaitAsync(_stopping.Token);

        try
        {
            var start = time.GetTimestamp();

            await foreach (var report in read(key, _stopping.Token))
            {
                run.Last = report;

                if (IsForgotten(key, run))
                {
                    return;
                }
            }

            var took = time.GetElapsedTime(start);
            isKept = took > Patience.OfAPage;
            run.KeptUntil = time.GetUtcNow() + (took * Rarity);
        }
        finally
        {
            _turns.Release();

            if (!isKept)
            {
                Forget(key, run);
            }
        }
    }

    private bool IsForgotten(TKey key, Run run)
    {
        lock (_guard)
        {
            var isForgotten = time.GetUtcNow() - run.AskedAt > Interest;

            if (isForgotten)
            {
                _runs.Remove(key);
            }

            return isForgotten;
        }
    }

    private void Forget(TKey key, Run run)
    {
        lock (_guard)
        {
            if (_runs.GetValueOrDefault(key) == run)
            {
                _runs.Remove(key);
            }
        }
    }

    private sealed class Run
    {
        private volatile TReport? _last;

        public Task Done { get; set; } = Task.CompletedTask;

        public TReport? Last
        {
            get => _last;
            set => _last = value;
        }

        public DateTimeOffset AskedAt { get; set; }

        public DateTimeOffset KeptUntil { get; set; } = DateTimeOffset.MaxValue;
    }
}
