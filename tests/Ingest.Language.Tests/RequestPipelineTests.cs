using System.Net;
using Ingest.Language.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Language.Tests;

public sealed class RequestPipelineTests
{
    private readonly FakeTimeProvider _time = new();
    private int _attempts;

    [Fact]
    public async Task Execute_WaitsAsLongAsTheServiceSays_When_Throttled()
    {
        var pipeline = RequestPipeline.Create(new LanguageOptions(), _time);

        var asking = pipeline.ExecuteAsync(_ => Answer(HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken).AsTask();
        _time.Advance(TimeSpan.FromSeconds(19));
        var early = _attempts;
        _time.Advance(TimeSpan.FromSeconds(1));
        await asking;

        Assert.Equal(1, early);
        Assert.Equal(2, _attempts);
    }

    [Fact]
    public async Task Execute_GivesUp_When_ThePauseIsTooLong()
    {
        var pipeline = RequestPipeline.Create(new LanguageOptions(), _time);

        await Assert.ThrowsAsync<LanguageServiceException>(async () => await pipeline.ExecuteAsync(_ => Answer(HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(10)), TestContext.Current.CancellationToken));

        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task Execute_TriesOnce_When_TheRequestIsRefused()
    {
        var pipeline = RequestPipeline.Create(new LanguageOptions(), _time);

        await Assert.ThrowsAsync<LanguageServiceException>(async () => await pipeline.ExecuteAsync(_ => Answer(HttpStatusCode.BadRequest, null), TestContext.Current.CancellationToken));

        Assert.Equal(1, _attempts);
    }

    private ValueTask<EntityResults> Answer(HttpStatusCode first, TimeSpan? pause) => ++_attempts == 1
        ? throw new LanguageServiceException("refused") { Status = first, RetryAfter = pause }
        : ValueTask.FromResult(new EntityResults([], []));
}
