using Ingest.Core.Ledger;
using Ingest.Web.Api;
using Ingest.Web.Articles;
using Ingest.Web.DeadLetters;
using Ingest.Web.Drops;
using Ingest.Web.Entities;
using Ingest.Web.Overview;
using Ingest.Web.Reading;
using Ingest.Web.Routing;
using Ingest.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ingest.Web.Pages;

/// <summary>The pages of the console. Each can be read without script; the script keeps them up to date, uploads and replays.</summary>
public sealed class PageRoutes(
    PageRenderer renderer,
    OverviewReader overview,
    RunningReads<ArticleRequest, ArticleList> articles,
    ArticleReportReader article,
    RunningReads<EntityQuestion, EntityReport> entities,
    DropReportReader drops,
    LetterReader letters,
    IAuditLog audit,
    CallerCheck callers,
    IOptions<WebOptions> options)
{
    public const string Prefix = "console";

    private const int ShownActions = 10;

    public IReadOnlyList<WebRoute> All =>
    [
        new(HttpMethods.Get, Prefix, async (_, token) => await PageAsync<OverviewPage>(("Overview", await overview.ReadAsync(token)))),
        new(HttpMethods.Get, $"{Prefix}/articles", ArticlesAsync),
        new(HttpMethods.Get, $"{Prefix}/articles/{{id}}", ArticleAsync),
        new(HttpMethods.Get, $"{Prefix}/entity", EntityAsync),
        new(HttpMethods.Get, $"{Prefix}/drop", DropAsync),
        new(HttpMethods.Get, $"{Prefix}/file", FileAsync),
        new(HttpMethods.Get, $"{Prefix}/dead-letters", LettersAsync),
        new(HttpMethods.Get, $"{Prefix}/dead-letters/{{id}}", LetterAsync),
        new(HttpMethods.Get, $"{Prefix}/assets/{{name}}", AssetAsync),
    ];

    public async Task<Answer> ErrorAsync(int status, string error) => Answer.Html(await renderer.RenderAsync<ErrorPage>(("Error", error)), status);

    private async Task<Answer> PageAsync<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => Answer.Html(await renderer.RenderAsync<TPage>(parameters));

    private async Task<Answer> ArticlesAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var search = ApiRoutes.SearchOf(request);
        return await PageAsync<ArticlesPage>(("Search", search), ("Reading", await articles.GetAsync(new ArticleRequest(search), cancellationToken)));
    }

    private async Task<Answer> ArticleAsync(WebRequest request, CancellationToken cancellationToken) => await article.FindAsync(request["id"], cancellationToken) is { } report
        ? await PageAsync<ArticlePage>(("Report", report))
        : await ErrorAsync(StatusCodes.Status404NotFound, "There is no such article. It may have been withdrawn, or its file deleted.");

    private async Task<Answer> EntityAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var asked = ApiRoutes.QuestionOf(request);
        return await PageAsync<EntityPage>(("Asked", asked), ("Reading", await entities.GetAsync(asked, cancellationToken)));
    }

    private async Task<Answer> DropAsync(WebRequest request, CancellationToken cancellationToken) => await PageAsync<DropPage>(
        ("NeedsKey", !callers.MayBeKeyless(request.Http)),
        ("MayUpload", callers.MayBeKeyless(request.Http) || options.Value.AdminKey is not null),
        ("MaxBytes", options.Value.MaxUploadBytes),
        ("Actions", await audit.ListAsync(cancellationToken).Take(ShownActions).ToListAsync(cancellationToken)));

    private async Task<Answer> FileAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var name = request.Get("name");
        return await PageAsync<FilePage>(("Name", name), ("Report", await drops.FindAsync(name, cancellationToken)));
    }

    private async Task<Answer> LettersAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var filter = ApiRoutes.FilterOf(request);
        return await PageAsync<LettersPage>(
            ("Filter", filter),
            ("List", await letters.ListAsync(filter, request.Find("after"), cancellationToken)),
            ("NeedsKey", !callers.MayBeKeyless(request.Http)));
    }

    private async Task<Answer> LetterAsync(WebRequest request, CancellationToken cancellationToken)
    {
        var start = request.FindPlace("at");
        return await letters.FindAsync(request["id"], cancellationToken) is { } letter
            ? await PageAsync<LetterPage>(("Letter", letter), ("Input", await letters.InputAsync(letter, start, cancellationToken)), ("NeedsKey", !callers.MayBeKeyless(request.Http)))
            : await ErrorAsync(StatusCodes.Status404NotFound, "There is no such dead letter.");
    }

    private async Task<Answer> AssetAsync(WebRequest request, CancellationToken _) =>
        EmbeddedFile.Find(request["name"]) ?? await ErrorAsync(StatusCodes.Status404NotFound, "There is no such file.");
}
