using Ingest.Core.Articles;
using Ingest.Core.Batches;
using Ingest.Core.Diagnostics;
using Ingest.Core.Enrichment.Similarity;
using Ingest.Core.Stories;
using Ingest.Core.Tests.Enrichment.Similarity;
using Ingest.Core.Tests.Memory;
using Ingest.Core.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Core.Tests.Stories;

/// <summary>Articles and their list in memory, and the search for copies over them.</summary>
internal sealed class Newsroom : IDisposable
{
    private static readonly string[] Texts = InventedArticles.All();

    private readonly IngestTelemetry _telemetry = new();
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);

    public Newsroom()
    {
        Articles = new MemoryArticles(Time);
        Stories = new MemoryStories(Time);
        Handler = new StoryHandler(Stories, new StoryWriter(Stories, Articles, new CarrierLedger(Ledger, Articles, Time)), _telemetry, Time, NullLogger<StoryHandler>.Instance);
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Time { get; } = new(Now);

    public MemoryArticles Articles { get; }

    public MemoryStories Stories { get; }

    public MemoryLedger Ledger { get; } = new();

    public StoryHandler Handler { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Text number <paramref name="text"/> as it is, or as another desk has edited it. An id that begins with "file" is that of an article without a URL.</summary>
    public async Task WriteAsync(string id, DateTimeOffset date, int text, int edit = 0)
    {
        var body = edit == 0 ? Texts[text] : ArticleEdits.Apply("re-headed", Texts[text], edit);
        var version = _versions[id] = _versions.GetValueOrDefault(id) + 1;
        var article = new Article
        {
            Id = id,
            Headline = $"{text}, edit {edit}",
            Body = body.Split("\n\n"),
            Fingerprint = Fingerprint.Of($"{text}, edit {edit}", body),
            Provenance = new Provenance { Blob = id, Sha256 = "", MediaType = "text/plain", ParserVersion = "1" },
        };
        await Articles.PlaceAsync(new DropRef { Blob = id, ETag = $"{version}", Version = version, LastModified = date }, 0, [article], Cancellation);
        var stored = (await Articles.FindAsync(id, Cancellation))!.Article;
        Stories.Put(new ListedArticle
        {
            Id = id,
            Version = version,
            Date = date,
            Signature = SignatureBuilder.Of(body),
            Fingerprint = stored.Fingerprint,
            IsNamedByFile = id.StartsWith("file", StringComparison.Ordinal),
            DuplicateOf = stored.DuplicateOf,
            Partition = "",
            Revision = "",
        });
    }

    public async Task WithdrawAsync(string id)
    {
        if (_versions.GetValueOrDefault(id) is var version and > 0)
        {
            await Articles.WithdrawAsync(new DropRef { Blob = id, ETag = "", Version = version, LastModified = default }, id, written: null, Cancellation);
            Stories.Remove(id);
        }
    }

    public Task RunAsync() => Handler.HandleAsync(MessageContext.Direct, Cancellation);

    /// <summary>Each article with the story that the list has it in, and each row of the stories.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        .. Stories.Listed.Select(article => $"{article.Id} in {article.ClusterId} of {article.ClusterSize}, same as {article.DuplicateOf}").Order(StringComparer.Ordinal),
        .. Articles.All.Select(stored => $"{stored.Article.Id} is the same as {stored.Article.DuplicateOf}").Order(StringComparer.Ordinal),
        .. Stories.Stored.Select(row => $"{row.ClusterId} has {row.Copy.Id} of {row.Copy.Date:u}, {row.Copy.Similarity}, {row.Copy.IsSameText}, +{row.Copy.Change.AddedCount} -{row.Copy.Change.RemovedCount}").Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _telemetry.Dispose();
}
