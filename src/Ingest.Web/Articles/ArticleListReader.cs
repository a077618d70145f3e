using System.Globalization;
using System.Runtime.CompilerServices;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;

namespace Ingest.Web.Articles;

/// <summary>
/// Lists articles, newest first. Date and entity are in a key; source, language, section and headline are in none, so that rows are looked through for them, a bounded number at a time: the
/// list then says where to go on.
/// </summary>
public sealed class ArticleListReader(ArticleReader reader)
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 200;

    /// <summary>Rows that one request looks through for a filter: three answers of the service.</summary>
    public const int MaxLookedThrough = 3000;

    // The most that the service gives.
    private const int RowsInAnswer = 1000;

    // Candidates by entity whose articles are read for what their rows lack.
    private const int MaxRead = 200;
    private const int ReadsAtOnce = 8;

    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>The list as far as it has been read, each time that more has to be waited for; at last the whole, which alone says where to go on.</summary>
    /// <exception cref="ArgumentException">The continuation is none.</exception>
    public IAsyncEnumerable<ArticleList> ReadAsync(ArticleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var (search, pageSize) = (request.Search, request.PageSize);

        // A filter takes the service's largest answers, since most rows are passed over.
        var options = new ReadOptions { Continuation = search.After, PageSize = search.IsFiltered && search.Entity is null ? RowsInAnswer : pageSize };

        if (search.Entity is { } name)
        {
            var mentioning = reader.ByEntityAsync(name, type: null, options, cancellationToken);
            var articles = search.IsFiltered ? CompleteAsync(mentioning, cancellationToken) : mentioning.Select(row => (Row: row, Summary: SummaryOf(row)));
            return TakeAsync(articles, row => mentioning.ContinuationAfter(row), search, pageSize, search.IsFiltered ? MaxRead : int.MaxValue, cancellationToken);
        }

        var latest = reader.LatestAsync(options, cancellationToken);
        return TakeAsync(latest.Select(row => (Row: row, Summary: SummaryOf(row))), row => latest.ContinuationAfter(row), search, pageSize, MaxLookedThrough, cancellationToken);
    }

    public static bool Matches(ArticleSummary article, ArticleSearch search)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(search);

        return (search.Source is null || Same(article.Publisher, search.Source) || Same(article.SourceOrganization, search.Source))
            && (search.Language is null || Same(article.Language, search.Language) || article.Language?.StartsWith($"{search.Language}-", StringComparison.OrdinalIgnoreCase) == true)
            && (search.Section is null || Same(article.Section, search.Section))
            && (search.Text is null || search.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Has(article.Headline, word)));
    }

    private static bool Same(string? value, string wanted) => string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string? headline, string word) => headline is not null && Compare.IndexOf(headline, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private static async IAsyncEnumerable<ArticleList> TakeAsync<TRow>(
        IAsyncEnumerable<(TRow Row, ArticleSummary Summary)> rows, Func<TRow, string> continuationAfter, ArticleSearch search, int pageSize, int mostLookedThrough, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class
    {
        var found = new List<ArticleSummary>();
        var stories = new HashSet<string>();
        TRow? last = null;
        var (looked, given) = (0, 0);
        await using var next = rows.GetAsyncEnumerator(cancellationToken);

        while (true)
        {
            var isThere = next.MoveNextAsync();

            if (!isThere.IsCompleted && looked > given)
            {
                given = looked;
                yield return new ArticleList([.. found], Continuation: null, looked);
            }

            if (!await isThere)
            {
                break;
            }

            // One row more than is given tells that there is more.
            if (found.Count == pageSize || looked == mostLookedThrough)
            {
                yield return new ArticleList(found, continuationAfter(last!), looked);
                yield break;
            }

            looked++;
            last = next.Current.Row;

            // Of the copies of a story that a page would have, the newest stands for all.
            if (next.Current.Summary is var summary && Matches(summary, search) && (summary.ClusterId is null || stories.Add(summary.ClusterId)))
            {
                found.Add(summary);
            }
        }

        yield return new ArticleList(found, Continuation: null, looked);
    }

    // The rows by entity have headline and publisher alone.
    private async IAsyncEnumerable<(ArticleByEntityEntity Row, ArticleSummary Summary)> CompleteAsync(IAsyncEnumerable<ArticleByEntityEntity> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var some in rows.Chunk(ReadsAtOnce).WithCancellation(cancellationToken))
        {
            var articles = await Task.WhenAll(some.Select(row => reader.GetAsync(row.ArticleId, cancellationToken)));

            foreach (var (row, article) in some.Zip(articles))
            {
                yield return (row, SummaryOf(row) with { SourceOrganization = article?.SourceOrganization, Section = article?.Section, Language = article?.Language, Url = article?.Url, WordCount = article?.WordCount });
            }
        }
    }

    private static ArticleSummary SummaryOf(ArticleByEntityEntity row) => new() { Id = row.ArticleId, Date = row.Date, Headline = row.Headline, Publisher = row.Publisher };

    private static ArticleSummary SummaryOf(ArticleByDateEntity row) => new()
    {
        Id = row.ArticleId,
        Date = row.Date,
        Headline = row.Headline,
        Publisher = row.Publisher,
        SourceOrganization = row.SourceOrganization,
        Section = row.Section,
        Language = row.Language,
        Url = row.Url,
        WordCount = row.WordCount,
        ClusterId = row.ClusterId,
        ClusterSize = row.ClusterSize,
    };
}
