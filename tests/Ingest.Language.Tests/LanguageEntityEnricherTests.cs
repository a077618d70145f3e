using System.Text.Json;
using Azure.Core;
using Ingest.Core.Enrichment.Entities;
using Ingest.Core.Enrichment.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Language.Tests;

public sealed class LanguageEntityEnricherTests : IAsyncLifetime
{
    private static readonly InProcessEntityEnricher Local = new();
    private FakeLanguageService _service = null!;

    public async ValueTask InitializeAsync() => _service = await FakeLanguageService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task FindAsync_TakesTheServicesEntities_When_ItAnswers()
    {
        using var enricher = Enricher();

        // An emoji and an accented letter of two code points before the name: offsets are UTF-16.
        var found = await enricher.FindAsync(Text("😀 Cafe\u0301: Ada Lund came. Lund left."), TestContext.Current.CancellationToken);

        var person = Assert.Single(found.Entities);
        Assert.Equal(LanguageEntityEnricher.RemoteCoverage, found.Coverage);
        Assert.Equal("PERSON:ada lund", person.Id);
        Assert.Equal("Ada Lund", Assert.Single(person.Mentions).Text);
    }

    [Fact]
    public async Task FindAsync_AsksAsTheProtocolSays_When_AKeyIsSet()
    {
        using var enricher = Enricher();

        await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);

        var (body, headers, path) = Assert.Single(_service.Requests);
        var parameters = body.GetProperty("parameters");
        Assert.Equal("/language/:analyze-text?api-version=2024-11-01", path);
        Assert.Equal("EntityRecognition", body.GetProperty("kind").GetString());
        Assert.Equal("Utf16CodeUnit", parameters.GetProperty("stringIndexType").GetString());
        Assert.True(parameters.GetProperty("loggingOptOut").GetBoolean());
        Assert.Equal("secret", headers["Ocp-Apim-Subscription-Key"]);
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task FindAsync_SendsAToken_When_NoKeyIsSet()
    {
        using var enricher = Enricher(o => o.Key = null, credential: new FixedCredential());

        await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);

        Assert.Equal("Bearer token-for-https://cognitiveservices.azure.com/.default", Assert.Single(_service.Requests).Headers.Authorization);
    }

    [Fact]
    public async Task FindAsync_KeepsTheServicesLimits_When_TheTextIsLong()
    {
        using var enricher = Enricher();
        var text = Text(string.Concat(Enumerable.Repeat("The mayor, Ada Lund, opened the bridge over the river on Monday. ", 1000)));

        var found = await enricher.FindAsync(text, TestContext.Current.CancellationToken);

        Assert.True(_service.Requests.Count >= 3);
        Assert.All(_service.Requests, r => Assert.InRange(Documents(r.Body).Length, 1, 5));
        Assert.All(_service.Requests.SelectMany(r => Documents(r.Body)), d => Assert.InRange(d.GetProperty("text").GetString()!.Length, 1, 5120));
        Assert.Equal(1000, Assert.Single(found.Entities).Mentions.Count);
        Assert.All(found.Entities[0].Mentions, m => Assert.Equal("Ada Lund", text.Value[m.Start..m.End]));
    }

    [Fact]
    public async Task FindAsync_TriesAgain_When_TheServiceThrottlesAndThenAnswers()
    {
        using var enricher = Enricher();
        _service.ThenStatus(429, retryAfter: "0").ThenStatus(500);

        var found = await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);

        Assert.Equal(LanguageEntityEnricher.RemoteCoverage, found.Coverage);
        Assert.Equal(3, _service.Requests.Count);
    }

    [Fact]
    public async Task FindAsync_FallsBackAtOnce_When_ToldToWaitForMinutes()
    {
        using var enricher = Enricher();
        _service.ThenStatus(429, retryAfter: "600");

        var found = await enricher.FindAsync(Text("Ada Lund came to Nairobi."), TestContext.Current.CancellationToken);

        Assert.Equal("full", found.Coverage);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData("{ \"results\": { \"documents\": [ ")]
    [InlineData("<html>busy</html>")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{ \"results\": { \"documents\": [], \"errors\": [ { \"id\": \"0\", \"error\": { \"code\": \"InvalidArgument\" } } ] } }")]
    [InlineData("{ \"results\": { \"documents\": [ { \"id\": \"7\", \"entities\": [] } ], \"errors\": [] } }")]
    public async Task FindAsync_FallsBack_When_TheAnswerIsNone(string body)
    {
        using var enricher = Enricher();
        _service.ThenBody(body);

        var found = await enricher.FindAsync(Text("Ada Lund came to Nairobi."), TestContext.Current.CancellationToken);

        Assert.Equal("full", found.Coverage);
        Assert.Contains(found.Entities, e => e.Id == "LOC:nairobi");
    }

    [Fact]
    public async Task FindAsync_LeavesOutWhatLiesOutsideTheText_When_OffsetsAreWrong()
    {
        using var enricher = Enricher();
        _service.ThenBody("""
            { "results": { "documents": [ { "id": "0", "entities": [
              { "category": "Person", "offset": -1, "length": 4, "confidenceScore": 1 },
              { "category": "Person", "offset": 5, "length": 2147483647, "confidenceScore": 1 },
              { "category": "Quantity", "offset": 0, "length": 3, "confidenceScore": 1 },
              { "category": "Organization", "offset": 0, "length": 8, "confidenceScore": 0.2 },
              { "category": "Location", "offset": 17, "length": 7, "confidenceScore": 0.9 } ] } ], "errors": [] } }
            """);

        var found = await enricher.FindAsync(Text("Ada Lund came to Nairobi."), TestContext.Current.CancellationToken);

        Assert.Equal("LOC:nairobi", Assert.Single(found.Entities).Id);
    }

    [Fact]
    public async Task FindAsync_FallsBack_When_TheServiceIsTooSlow()
    {
        var release = new TaskCompletionSource();
        var time = new FakeTimeProvider();
        using var enricher = Enricher(o => (o.AttemptTimeout, o.MaxRetries, o.RetryDelay) = (TimeSpan.FromSeconds(10), 1, TimeSpan.Zero), time);
        _service.Then(_ => AnswerLate()).Then(_ => AnswerLate());

        var found = await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);
        release.SetResult();

        Assert.Equal("full", found.Coverage);
        Assert.Equal(2, _service.Requests.Count);

        // The time begins to run when the request has come, however busy the machine is.
        Task AnswerLate()
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return release.Task;
        }
    }

    [Fact]
    public async Task FindAsync_DoesNotRepeat_When_TheKeyIsWrong()
    {
        using var enricher = Enricher();
        _service.ThenStatus(401);

        var found = await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);

        Assert.Equal("full", found.Coverage);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task FindAsync_LeavesTheServiceAlone_When_ItFailsAndAsksAgainAfterTheBreak()
    {
        var time = new FakeTimeProvider();
        using var enricher = Enricher(o => o.MaxRetries = 0, time);

        for (var i = 0; i < RequestPipeline.LeastRequests; i++)
        {
            _service.ThenStatus(503);
            await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);
        }

        var whileOpen = await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);
        var asked = _service.Requests.Count;
        time.Advance(TimeSpan.FromSeconds(31));
        var afterwards = await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);

        Assert.Equal("full", whileOpen.Coverage);
        Assert.Equal(RequestPipeline.LeastRequests, asked);
        Assert.Equal(LanguageEntityEnricher.RemoteCoverage, afterwards.Coverage);
    }

    [Fact]
    public async Task FindAsync_FallsBack_When_NobodyListens()
    {
        var address = _service.Address;
        await _service.DisposeAsync();
        using var enricher = new LanguageEntityEnricher(Local, Options(address), null, TimeProvider.System, NullLogger<LanguageEntityEnricher>.Instance);

        var found = await enricher.FindAsync(Text("Ada Lund came."), TestContext.Current.CancellationToken);

        Assert.Equal("full", found.Coverage);
    }

    [Fact]
    public async Task FindAsync_Throws_When_ItIsCancelled()
    {
        using var enricher = Enricher();
        using var cancellation = new CancellationTokenSource();
        _service.Then(async _ => await cancellation.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await enricher.FindAsync(Text("Ada Lund came."), cancellation.Token));
    }

    private static AnalyzedText Text(string value) => TextAnalyzer.Analyze([value], "en");

    private static JsonElement[] Documents(JsonElement body) => [.. body.GetProperty("analysisInput").GetProperty("documents").EnumerateArray()];

    private static LanguageOptions Options(Uri address) => new() { Enabled = true, Endpoint = address, Key = "secret", RetryDelay = TimeSpan.FromMilliseconds(1) };

    private LanguageEntityEnricher Enricher(Action<LanguageOptions>? set = null, TimeProvider? time = null, TokenCredential? credential = null)
    {
        var options = Options(_service.Address);
        set?.Invoke(options);
        return new LanguageEntityEnricher(Local, options, credential, time ?? TimeProvider.System, NullLogger<LanguageEntityEnricher>.Instance);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token-for-" + requestContext.Scopes[0], DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
