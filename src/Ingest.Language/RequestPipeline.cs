using Ingest.Language.Protocol;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Ingest.Language;

/// <summary>How one request is kept from waiting too long, and the service from being asked while it is down: retry, circuit breaker, time-out, from the outside in.</summary>
internal static class RequestPipeline
{
    /// <summary>Longer pauses than this are not waited for: the article is enriched in process instead, and the queue moves on.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The breaker opens when half of the last half minute's requests failed, of at least this many.</summary>
    public const int LeastRequests = 4;

    public static ResiliencePipeline<EntityResults> Create(LanguageOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<EntityResults> { TimeProvider = time };

        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<EntityResults>
            {
                ShouldHandle = args => ValueTask.FromResult(IsWorthRepeating(args.Outcome.Exception)),
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.RetryDelay,
                MaxDelay = LongestPause,
                UseJitter = true,
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as LanguageServiceException)?.RetryAfter is { } pause && pause > TimeSpan.Zero ? (TimeSpan?)pause : null),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<EntityResults>
            {
                ShouldHandle = args => ValueTask.FromResult(IsFailureOfTheService(args.Outcome.Exception)),
                FailureRatio = 0.5,
                MinimumThroughput = LeastRequests,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakDuration,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    private static bool IsWorthRepeating(Exception? exception) => exception switch
    {
        LanguageServiceException failure => failure.IsTransient && (failure.RetryAfter ?? TimeSpan.Zero) <= LongestPause,
        HttpRequestException or TimeoutRejectedException => true,
        _ => false,
    };

    /// <summary>A refused document says nothing of the service; a wrong key does, for each request after it fails too.</summary>
    private static bool IsFailureOfTheService(Exception? exception) => exception switch
    {
        LanguageServiceException failure => failure.IsTransient || failure.NeedsPerson || failure.InnerException is not null,
        HttpRequestException or TimeoutRejectedException or Azure.Identity.AuthenticationFailedException => true,
        _ => false,
    };
}
