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

    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private readonly Lock guard = new();
    private readonly Dictionary<TKey, Run> runs = [];

    /// <exception cref="Exception">What the reading threw, if it failed by now.</exception>
    public async Task<Reading<TReport>> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        Run run;

        lock (guard)
        {
            var now = time.GetUtcNow();

            foreach (var old in runs.Where(each => each.Value.KeptUntil < now).Select(each => each.Key).ToArray())
            {
                runs.Remove(old);
            }

            if (!runs.TryGetValue(key, out run!))
            {
                runs[key] = run = new Run();
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
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task ReadAsync(TKey key, Run run)
    {
        var isKept = false;
        await turns.WaitAsync(stopping.Token);

        try
        {
            var start = time.GetTimestamp();

            await foreach (var report in read(key, stopping.Token))
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
            turns.Release();

            if (!isKept)
            {
                Forget(key, run);
            }
        }
    }

    private bool IsForgotten(TKey key, Run run)
    {
        lock (guard)
        {
            var isForgotten = time.GetUtcNow() - run.AskedAt > Interest;

            if (isForgotten)
            {
                runs.Remove(key);
            }

            return isForgotten;
        }
    }

    private void Forget(TKey key, Run run)
    {
        lock (guard)
        {
            if (runs.GetValueOrDefault(key) == run)
            {
                runs.Remove(key);
            }
        }
    }

    private sealed class Run
    {
        private volatile TReport? last;

        public Task Done { get; set; } = Task.CompletedTask;

        public TReport? Last
        {
            get => last;
            set => last = value;
        }

        public DateTimeOffset AskedAt { get; set; }

        public DateTimeOffset KeptUntil { get; set; } = DateTimeOffset.MaxValue;
    }
}
