using System.Globalization;
using System.Text.Json;
using Ingest.Tables.Keys;
using Ingest.Tables.Reading;
using Ingest.Tables.Rows;
using Ingest.Web.Articles;

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

    /// <param name="type">Null takes any of the four.</param>
    public async Task<EntityReport> ReadAsync(string name, string? type, CancellationToken cancellationToken)
    {
        var months = (await reader.GetLayoutAsync(cancellationToken)).Months;
        var options = new ReadOptions { From = months.Count > MaxMonths ? StartOf(months[MaxMonths - 1].Month) : null };
        var quotes = reader.BySpeakerAsync(name, options, cancellationToken).Take(MaxQuotes).ToListAsync(cancellationToken);
        var rows = await reader.ByEntityAsync(name, type, options, cancellationToken).Take(MaxCounted + 1).ToListAsync(cancellationToken);
        var counted = rows.Take(MaxCounted).ToList();
        var known = type ?? rows.FirstOrDefault()?.Type;
        var canonical = rows.FirstOrDefault()?.Name ?? (known is null ? name : EntityNames.Canonical(known, name));
        var read = await Task.WhenAll(counted.Take(MaxRead).Select(row => reader.GetAsync(row.ArticleId, cancellationToken)));
        return new EntityReport
        {
            Name = canonical,
            Type = known,
            Aliases = known is null ? [] : EntityNames.AliasesOf(known, canonical),
            Since = options.From,
            Count = counted.Count,
            IsCut = rows.Count > MaxCounted,
            Timeline = Timeline.Of([.. counted.Select(row => row.Date)]),
            Articles = [.. counted.Take(MaxListed).Select(row => new ArticleSummary { Id = row.ArticleId, Date = row.Date, Headline = row.Headline, Publisher = row.Publisher })],
            Related = RelatedOf(read.OfType<ArticleEntity>(), canonical),
            RelatedOver = read.Count(article => article is not null),
            Quotes = [.. (await quotes).Select(quote => new EntityQuote(quote.Date, quote.Text, quote.Type, quote.ArticleId, quote.Headline))],
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
