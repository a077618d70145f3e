using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Tables.Keys;
using Ingest.Web.Articles;
using Ingest.Web.DeadLetters;
using Ingest.Web.Drops;
using Ingest.Web.Entities;
using Ingest.Web.Overview;
using Ingest.Web.Routing;
using Ingest.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Ingest.Web.Api;

/// <summary>The data of the pages as JSON; <c>openapi.json</c> describes it.</summary>
public sealed class ApiRoutes(
    OverviewReader overview,
    ArticleListReader articles,
    ArticleReportReader article,
    EntityReportReader entities,
    DropReportReader drops,
    UploadHandler uploads,
    LetterReader letters,
    ReplayHandler replays,
    IAuditLog audit,
    CallerCheck callers)
{
    public const string Prefix = "api/v1";

    /// <summary>Actions that one answer lists.</summary>
    private const int MaxActions = 100;

    // Two hundred ids of any length that a letter has.
    private const int MaxReplayBytes = 64 * 1024;

    public IReadOnlyList<WebRoute> All =>
    [
        new(HttpMethods.Get, $"{Prefix}/openapi.json", (_, _) => Task.FromResult(EmbeddedFile.OpenApi)),
        new(HttpMethods.Get, $"{Prefix}/overview", async (_, token) => Answer.Json(await overview.ReadAsync(token), ApiJsonContext.Web.OverviewReport)),
        new(HttpMethods.Get, $"{Prefix}/articles", ListArticlesAsync),
        new(HttpMethods.Get, $"{Prefix}/articles/{{id}}", FindArticleAsync),
        new(HttpMethods.Get, $"{Prefix}/entity", FindEntityAsync),
        new(HttpMethods.Get, $"{Prefix}/drop", FindDropAsync),
        new(HttpMethods.Post, $"{Prefix}/drop", DropAsync),
        new(HttpMethods.Get, $"{Prefix}/dead-letters", ListLettersAsync),
        new(HttpMethods.Get, $"{Prefix}/dead-letters/{{id}}", FindLetterAsync),
        new(HttpMethods.Get, $"{Prefix}/dead-letters/{{id}}/input", FindInputAsync),
        new(HttpMethods.Post, $"{Prefix}/dead-letters/replay", ReplayAsync),
        new(HttpMethods.Get, $"{Prefix}/audit", async (_, token) => Answer.Json(await audit.ListAsync(token).Take(MaxActions).ToListAsync(token), ApiJsonContext.Web.IReadOnlyListAuditEntry)),
    ];

    public static Answer Error(int status, string error) => Answer.Json(new ApiError(error), ApiJsonContext.Web.ApiError, status);

    /// <summary>What a list of articles is asked for with, here and on the page.</summary>
    internal static ArticleSearch SearchOf(WebRequest request) => new()
    {
        Source = request.Find("source"),
        Language = request.Find("language"),
        Section = request.Find("section"),
        Entity = request.Find("entity"),
        Text = request.Find("text"),
        After = request.Find("after"),
    };

    /// <summary>What a list of dead letters is asked for with, here and on the page.</summary>
    internal static LetterFilter FilterOf(WebRequest request) =>
        new(request.Find<ReasonCode>("reason"), request.Find<Stage>("stage"), request.Find("blob"), request.Find("closed") is "true");

    /// <summary>What an entity is asked for with, here and on the page.</summary>
    /// <exception cref="BadHttpRequestException">The name is missing, or the type is none of the four.</exception>
    internal static EntityQuestion QuestionOf(WebRequest request) => request.Find("type") is not { } type || EntityTypes.All.Contains(type)
        ? new EntityQuestion(request.Get("name"), request.Find("type"))
        : throw new BadHttpRequestException($"'type' is none of {string.Join(", ", EntityTypes.All)}.");

    private static Answer Found<T>(T? value, JsonTypeInfo<T> type, string what)
        where T : class => value is null ? Error(StatusCodes.Status404NotFound, $"There is no such {what}.") : Answer.Json(value, type);

    private static Answer NotAllowed() => Error(
        StatusCodes.Status401Unauthorized,
        $"Send the admin key (Ingest:Web:AdminKey) in the header {CallerCheck.KeyHeader}.");

    private async Task<Answer> ListArticlesAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var size = request.FindNumber("size", ArticleListReader.DefaultPageSize, ArticleListReader.MaxPageSize);
        return Answer.Json(await articles.ReadAsync(new ArticleRequest(SearchOf(request), size), cancellationToken).LastAsync(cancellationToken), ApiJsonContext.Web.ArticleList);
    }

    private async Task<Answer> FindArticleAsync(WebRequest request, CancellationToken cancellationToken) =>
        Found(await article.FindAsync(request["id"], cancellationToken), ApiJsonContext.Web.ArticleReport, "article");

    private async Task<Answer> FindEntityAsync(WebRequest request, CancellationToken cancellationToken) =>
        Answer.Json(await entities.ReadAsync(QuestionOf(request), cancellationToken).LastAsync(cancellationToken), ApiJsonContext.Web.EntityReport);

    private async Task<Answer> FindDropAsync(WebRequest request, CancellationToken cancellationToken) =>
        Found(await drops.FindAsync(request.Get("name"), cancellationToken), ApiJsonContext.Web.DropReport, "file in the ledger");

    private async Task<Answer> DropAsync(WebRequest request, CancellationToken cancellationToken) => callers.Find(request.Http) is not { } caller
        ? NotAllowed()
        : Answer.Json(await uploads.HandleAsync(request.Http, request.Get("name"), caller, cancellationToken), ApiJsonContext.Web.DropInfo, StatusCodes.Status201Created);

    private async Task<Answer> ListLettersAsync(WebRequest request, CancellationToken cancellationToken) =>
        Answer.Json(await letters.ListAsync(FilterOf(request), request.Find("after"), cancellationToken), ApiJsonContext.Web.LetterList);

    private async Task<Answer> FindLetterAsync(WebRequest request, CancellationToken cancellationToken) =>
        Found(await letters.FindAsync(request["id"], cancellationToken), ApiJsonContext.Web.LetterReport, "dead letter");

    private async Task<Answer> FindInputAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var start = request.FindPlace("at");
        return await letters.FindAsync(request["id"], cancellationToken) is { } letter
            ? Found(await letters.InputAsync(letter, start, cancellationToken), ApiJsonContext.Web.LetterInput, "file any more")
            : Error(StatusCodes.Status404NotFound, "There is no such dead letter.");
    }

    private async Task<Answer> ReplayAsync(WebRequest request, CancellationToken cancellationToken)
    {
        if (callers.Find(request.Http) is not { } caller)
        {
            return NotAllowed();
        }

        if (request.Http.ContentLength is null or > MaxReplayBytes)
        {
            throw new BadHttpRequestException($"Send the ids as JSON of at most {MaxReplayBytes} bytes, with their length.", StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var asked = await JsonSerializer.DeserializeAsync(request.Http.Body, ApiJsonContext.Web.ReplayRequest, cancellationToken);
            return asked?.Ids is { Count: > 0 and <= ReplayRequest.MaxIds } ids && ids.All(id => id is not null)
                ? Answer.Json(await replays.HandleAsync(ids, caller, cancellationToken), ApiJsonContext.Web.ReplayResult)
                : throw new BadHttpRequestException($"Send {{\"ids\": [...]}} with 1 to {ReplayRequest.MaxIds} ids.");
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not the JSON that is asked for: {\"ids\": [...]}.", exception);
        }
    }
}
