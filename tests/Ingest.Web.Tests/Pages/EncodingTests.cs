using System.Text;
using AngleSharp.Html.Parser;
using FsCheck.Xunit;
using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.DeadLetters;
using Ingest.Core.Ledger;
using Ingest.Core.Writing;
using Ingest.Web.Articles;
using Ingest.Web.DeadLetters;
using Ingest.Web.Drops;
using Ingest.Web.Entities;
using Ingest.Web.Pages;
using Ingest.Web.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using IDocument = AngleSharp.Dom.IDocument;

namespace Ingest.Web.Tests.Pages;

/// <summary>Whatever an article, a name of a file or a message says is text on the page, and nothing else.</summary>
public sealed class EncodingTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>",
        "</title></style></textarea><img src=x onerror=alert(1)>",
        "\" autofocus onfocus=\"alert(1)",
        "' onmouseover='alert(1)",
        "<!-- --><svg onload=alert(1)>",
        "=HYPERLINK(\"http://evil.example\";\"click\")",
        "\u001b[31mred\u001b[0m \u001b]8;;http://evil.example\u001b\\link",
        "&lt;b&gt; &amp; &#x3c;script&#x3e;",
        "javascript:alert(1)",
        "\u202egnp.exe",
        "{{7*7}} @(1+1) ${1}",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Pages_ShowItAsText_When_ItLooksLikeMarkup(string text)
    {
        foreach (var page in await RenderAllAsync(text))
        {
            var document = await new HtmlParser().ParseDocumentAsync(page);

            Assert.Contains(text, document.Body!.TextContent, StringComparison.Ordinal);
            AssertHarmless(document);
        }
    }

    [Property(MaxTest = 60)]
    public bool ArticlePage_HasTheParagraphsAsTheyAre_When_TheyAreAnyText(string? headline, string? paragraph)
    {
        var article = Sample(Clean(headline), Clean(paragraph));

        var document = new HtmlParser().ParseDocument(RenderAsync<ArticlePage>(("Report", Report(article))).GetAwaiter().GetResult());

        AssertHarmless(document);
        return document.QuerySelector(".text p")!.TextContent == article.Body[0] && document.QuerySelector("h1")!.TextContent == article.Headline;
    }

    // A browser takes these for something else, or for nothing, whatever writes them.
    private static string Clean(string? text) => string.Concat((text ?? "").Select(c => c is '\0' or '\r' || char.IsSurrogate(c) || (char.IsControl(c) && c != '\n' && c != '\t') ? '?' : c));

    private static void AssertHarmless(IDocument document)
    {
        Assert.All(document.Scripts, script => Assert.StartsWith("/console/assets/console.js?v=", script.Source, StringComparison.Ordinal));
        Assert.Empty(document.QuerySelectorAll("img, iframe, object, embed, style, base, meta[http-equiv]"));
        Assert.DoesNotContain(document.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style");
        Assert.All(document.QuerySelectorAll("a[href]"), link => Assert.Matches("^(/console|/api/v1/openapi.json|#main|https?://)", link.GetAttribute("href")));
    }

    private static async Task<IReadOnlyList<string>> RenderAllAsync(string text)
    {
        var article = Sample(text, text);
        var summary = new ArticleSummary { Id = "9zk9", Date = At, Headline = text, Publisher = text, SourceOrganization = text, Section = text, Language = text };
        var letter = LetterReport.Of(new DeadLetter
        {
            Id = "t-1I",
            Reason = ReasonCode.Malformed,
            Stage = Stage.Parse,
            Detail = text,
            Blob = text,
            EntryPath = text,
            ETag = text,
            Message = text,
            ExceptionType = text,
            TraceId = text,
            KeyTime = At,
            FirstAt = At,
            LastAt = At,
        });
        var entity = new EntityReport
        {
            Name = text,
            Type = "PERSON",
            Aliases = [text],
            Since = null,
            Count = 1,
            IsCut = false,
            Timeline = [new("2026-03", 1)],
            Articles = [summary],
            Related = [new("ORG", text, 1)],
            RelatedOver = 1,
            Quotes = [new(At, text, "direct", "9zk9", text)],
        };
        return
        [
            await RenderAsync<ArticlePage>(("Report", Report(article))),
            await RenderAsync<ArticlesPage>(("Search", new ArticleSearch { Text = text, Entity = text, After = text }), ("Reading", new Reading<ArticleList>(new ArticleList([summary], text, 1), IsWhole: true))),
            await RenderAsync<EntityPage>(("Asked", new EntityQuestion(text, null)), ("Reading", new Reading<EntityReport>(entity, IsWhole: true))),
            await RenderAsync<FilePage>(("Name", text), ("Report", Drop(text))),
            await RenderAsync<LettersPage>(("Filter", new LetterFilter(null, null, text, false)), ("List", new LetterList([letter], text, 1)), ("NeedsKey", true)),
            await RenderAsync<LetterPage>(("Letter", letter), ("Input", InputOf(text)), ("NeedsKey", true)),
            await RenderAsync<DropPage>(("NeedsKey", true), ("MayUpload", true), ("MaxBytes", 1L), ("Actions", new[] { new AuditEntry { Action = AuditAction.Drop, Subject = text, At = At, Caller = "key", Address = text } })),
            await RenderAsync<ErrorPage>(("Error", text)),
        ];
    }

    private static LetterInput InputOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new LetterInput { Blob = text, ETag = text, IsOfLetter = false, Length = bytes.Length + 1, Start = 1, Bytes = bytes };
    }

    private static ArticleReport Report(Article article) => new()
    {
        Article = article,
        Version = 2,
        FirstSeen = At,
        LastChanged = At,
        Changes = [new ArticleChange { Version = 2, At = At, Blob = article.Headline!, Fields = [article.Headline!], HeadlineBefore = article.Headline, Added = [article.Headline!], AddedCount = 1, Removed = [article.Headline!], RemovedCount = 1 }],
        Story =
        [
            new StoryArticle { Id = "1stX", Date = At, Headline = article.Headline, Publisher = article.Headline, IsSameText = true, Added = 0, Removed = 0 },
            new StoryArticle { Id = article.Id, Date = At, Headline = article.Headline, Publisher = article.Headline, IsSameText = false, Added = 1, Removed = 2 },
        ],
        Drop = Drop(article.Headline!),
    };

    private static Article Sample(string headline, string paragraph) => new()
    {
        Id = "9zk9",
        Headline = headline,
        AlternativeHeadline = headline,
        Authors = [new Author { Name = headline }],
        Publisher = headline,
        Section = headline,
        Dateline = headline,
        Url = headline,
        Body = [paragraph, headline],
        Images = [new ArticleImage { Caption = headline, CreditText = headline }],
        Entities = [new Entity { Id = "PERSON:x", Type = EntityType.Person, Name = headline, Role = headline, Mentions = [new EntityMention(0, 3, 0, paragraph.Length >= 3 ? paragraph[..3] : paragraph)] }],
        Quotes = [new Quote { Text = headline, Type = QuoteType.Direct, Start = 1, End = 5, Speaker = headline }],
        Provenance = new Provenance
        {
            Blob = headline,
            EntryPath = headline,
            Sha256 = "00",
            MediaType = headline,
            ParserVersion = "p",
            Fields = new Dictionary<string, FieldEvidence> { [headline] = new() { Source = headline, Confidence = 1, Raw = headline } },
            Removed = [new RemovedText(headline, headline)],
        },
    };

    private static DropReport Drop(string text) => new()
    {
        Blob = text,
        ETag = text,
        Version = 2,
        State = "written",
        IsEnd = true,
        Length = 1,
        DroppedAt = At,
        ReceivedAt = At,
        UpdatedAt = At,
        BatchCount = 1,
        Articles = 1,
        Duplicates = 0,
        Rejections = 1,
        Reason = text,
        TraceId = text,
        History = [new DropVersion(1, text, DropState.Written, At)],
        Batches = [new FinishedBatch(2, new BatchOutcome { Batch = 0, WrittenIds = ["9zk9"], ParsedAt = At, EnrichedAt = At }, At)],
    };

    private static async Task<string> RenderAsync<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        return await new PageRenderer(services, NullLoggerFactory.Instance).RenderAsync<TPage>(parameters);
    }
}
