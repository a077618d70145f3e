using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;
using Ingest.Web.Articles;
using Ingest.Web.Reading;

namespace Ingest.Web.Entities;

/// <summary>Reads what the tables have of an entity: its newest months, a bounded number of rows, and some of the articles themselves.</summary>
public sealed class EntityReportReader(ArticleReader reader)
{
    /// <summary>The newest months that have articles at all: each costs a request whether the entity is mentioned in it or not.</summary>
    public const int MaxMonths = 24;

    /// <summary>Mentioning articles that are counted.</summary>
    public const int MaxCounted = 1000;

    private const int MaxListed = 20;
    private const int MaxQuotes = 12;
    private const int MaxRelated = 24;

    // Articles that are read for the other entities in them.
    private const int MaxRead = 24;
    private const int ReadsAtOnce = 8;

    /// <summary>The report as far as it has been read, each time that more has to be waited for; the whole at last.</summary>
    public async IAsyncEnumerable<EntityReport> ReadAsync(EntityQuestion asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);

        var layout = await reader.GetLayoutAsync(cancellationToken);
        var options = new ReadOptions { Layout = layout, From = layout.Months.Count > MaxMonths ? StartOf(layout.Months[MaxMonths - 1].Month) : null };
        var quoting = reader.BySpeakerAsync(asked.Name, options with { PageSize = MaxQuotes }, cancellationToken).Take(MaxQuotes).ToListAsync(cancellationToken);
        var report = ReportOf(asked, options.From, []);
        IReadOnlyList<ArticleByEntityEntity> rows = [];

        await foreach (var soFar in reader.ByEntityAsync(asked.Name, asked.Type, options, cancellationToken).Take(MaxCounted + 1).SoFarAsync(cancellationToken))
        {
            rows = soFar;
            yield return report = ReportOf(asked, options.From, rows);
        }

        var quotes = await quoting;
        yield return report = report with { Quotes = [.. quotes.Select(quote => new EntityQuote(quote.Date, quote.Text, quote.Type, quote.ArticleId, quote.Headline))] };
        var read = new List<ArticleEntity>();

        foreach (var some in rows.Take(MaxRead).Chunk(ReadsAtOnce))
        {
            read.AddRange((await Task.WhenAll(some.Select(row => reader.GetAsync(row.ArticleId, cancellationToken)))).OfType<ArticleEntity>());
            yield return report = report with { Related = RelatedOf(read, report.Name), RelatedOver = read.Count };
        }
    }

    private static EntityReport ReportOf(EntityQuestion asked, DateTimeOffset? since, IReadOnlyList<ArticleByEntityEntity> rows)
    {
        var counted = rows.Take(MaxCounted).ToList();
        var newest = rows is [var first, ..] ? first : null;
        var known = asked.Type ?? newest?.Type;
        var canonical = newest?.Name ?? (known is null ? asked.Name : EntityNames.Canonical(known, asked.Name));
        return new EntityReport
        {
            Name = canonical,
            Type = known,
            Aliases = known is null ? [] : EntityNames.AliasesOf(known, canonical),
            Since = since,
            Count = counted.Count,
            IsCut = rows.Count > MaxCounted,
            Timeline = Timeline.Of([.. counted.Select(row => row.Date)]),
            Articles = [.. counted.Take(MaxListed).Select(row => new ArticleSummary { Id = row.ArticleId, Date = row.Date, Headline = row.Headline, Publisher = row.Publisher })],
            Related = [],
            RelatedOver = 0,
            Quotes = [],
        };
    }

    private static List<RelatedEntity> RelatedOf(IEnumerable<ArticleEntity> articles, string name) =>
    [
        .. articles
            .SelectMany(article => EntitiesOf(article).Distinct())
            .Where(entity => entity.Name != name)
            .CountBy(entity => entity)
            .OrderByDescending(entity => entity.Value).ThenBy(entity => entity.Key.Name, StringComparer.Ordinal)
            .Take(MaxRelated)
            .Select(entity => new RelatedEntity(entity.Key.Type, entity.Key.Name, entity.Value)),
    ];

    // Only the first properties of each are needed, out of a column that has every mention.
    private static IEnumerable<(string Type, string Name)> EntitiesOf(ArticleEntity article)
    {
        if (article.Entities is not { Length: > 0 } json)
        {
            yield break;
        }

        using var entities = JsonDocument.Parse(json);

        foreach (var entity in entities.RootElement.EnumerateArray())
        {
            yield return (entity.GetProperty("type").GetString() ?? "", entity.GetProperty("name").GetString() ?? "");
        }
    }

    private static DateTimeOffset StartOf(string month) => new(DateTime.ParseExact(month, "yyyyMM", CultureInfo.InvariantCulture), TimeSpan.Zero);
}
