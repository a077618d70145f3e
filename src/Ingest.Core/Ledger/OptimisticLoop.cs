using Polly;
using Polly.Retry;

namespace Ingest.Core.Ledger;

/// <summary>Repeats a read and conditional write until nobody came between.</summary>
public sealed class OptimisticLoop(TimeProvider time)
{
    // Writers of one entry are the batches of one drop: at most a host's concurrency. Conflicts clear in a few rounds.
    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),
            MaxRetryAttempts = 20,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(10),
            MaxDelay = TimeSpan.FromSeconds(1),
            UseJitter = true,
        })
        .Build();

    /// <param name="attempt">False where somebody else has written meanwhile.</param>
    /// <param name="blob">The blob whose entry is changed, for the error.</param>
    /// <exception cref="InvalidOperationException">The entry stayed contended.</exception>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> attempt, string blob, CancellationToken cancellationToken)
    {
        if (!await _pipeline.ExecuteAsync(async token => await attempt(token), cancellationToken))
        {
            throw new InvalidOperationException($"The ledger entry of '{blob}' stayed contended; the delivery will be repeated.");
        }
    }
}
