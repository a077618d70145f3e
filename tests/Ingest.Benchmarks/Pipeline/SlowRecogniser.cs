using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingest.Benchmarks.Pipeline;

/// <summary>A remote recogniser of entities that takes its time and finds nothing: hosts wait for it, as they do on machines of their own for what a processor of theirs does.</summary>
internal sealed class SlowRecogniser : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SlowRecogniser(WebApplication app) => _app = app;

    /// <summary>The settings of a host that asks it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
        [new("Ingest__Language__Enabled", "true"), new("Ingest__Language__Endpoint", _app.Urls.First()), new("Ingest__Language__Key", "none")];

    public static async Task<SlowRecogniser> StartAsync(TimeSpan wait)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var recogniser = new SlowRecogniser(builder.Build());
        recogniser._app.Run(context => AnswerAsync(context, wait));
        await recogniser._app.StartAsync();
        return recogniser;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, TimeSpan wait)
    {
        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var ids = request.RootElement.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("id").GetString());
        await Task.Delay(wait, context.RequestAborted);
        object[] none = [];
        var documents = ids.Select(id => new { id, entities = none, warnings = none });
        await context.Response.WriteAsJsonAsync(new { kind = "EntityRecognitionResults", results = new { documents, errors = none, modelVersion = "none" } }, context.RequestAborted);
    }
}
