using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingest.Language.Tests;

/// <summary>A server on a free loopback port that speaks the service's protocol as far as a test scripts it.</summary>
internal sealed class FakeLanguageService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script = new();

    private FakeLanguageService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Bodies and headers of all requests, in order.</summary>
    public ConcurrentQueue<(JsonElement Body, IHeaderDictionary Headers, string Path)> Requests { get; } = new();

    public static async Task<FakeLanguageService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.Zero);

        var service = new FakeLanguageService(builder.Build());
        service._app.Run(service.AnswerAsync);
        await service._app.StartAsync();
        return service;
    }

    /// <summary>What the next request gets; when nothing is left, every "Ada Lund" is a person.</summary>
    public FakeLanguageService Then(Func<HttpContext, Task> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public FakeLanguageService ThenStatus(int status, string? retryAfter = null) => Then(context =>
    {
        context.Response.StatusCode = status;

        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Task.CompletedTask;
    });

    public FakeLanguageService ThenBody(string body) => Then(context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var body = document.RootElement.Clone();
        Requests.Enqueue((body, new HeaderDictionary(context.Request.Headers.ToDictionary()), context.Request.Path + context.Request.QueryString));

        if (_script.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        await context.Response.WriteAsJsonAsync(new { kind = "EntityRecognitionResults", results = new { documents = Documents(body), errors = Array.Empty<object>(), modelVersion = "2025-02-01" } });
    }

    private static object[] Documents(JsonElement body) => [.. body.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Select(document => new
    {
        id = document.GetProperty("id").GetString(),
        entities = Find(document.GetProperty("text").GetString()!, "Ada Lund").Select(at => new { text = "Ada Lund", category = "Person", offset = at, length = 8, confidenceScore = 0.99 }).ToArray(),
        warnings = Array.Empty<object>(),
    })];

    private static IEnumerable<int> Find(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
