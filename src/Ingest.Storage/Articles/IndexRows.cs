using Azure.Data.Tables;
using Ingest.Core.Articles;
using Ingest.Tables;
using Ingest.Tables.Keys;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>The rows under which an article is found: by date, by entity, by speaker.</summary>
internal static class IndexRows
{
    public static IReadOnlyList<(string Table, ITableEntity Row)> Of(Article article, DateTimeOffset date, int version, ArticleTableOptions options)
    {
        if (article.IsRetracted)
        {
            return [];
        }

        var isListedOnly = article.DuplicateOf is not null;
        var partition = ArticleKeys.MonthPartition(date, ArticleKeys.Shard(article.Id, options.ShardCount), options.ShardCount);
        return
        [
            (StorageNames.ArticlesByDateTable, ByDate(article, partition, date, version)),
            .. ByEntity(article, partition, date, version, isListedOnly ? 0 : options.MaxIndexedEntities).Select(row => (StorageNames.ArticlesByEntityTable, row)),
            .. Quotes(article, partition, date, version, isListedOnly ? 0 : options.MaxIndexedQuotes).Select(row => (StorageNames.QuotesTable, row)),
        ];
    }

    private static ArticleByDateEntity ByDate(Article article, string partition, DateTimeOffset date, int version) => new()
    {
        PartitionKey = partition,
        RowKey = ArticleKeys.ByDateRow(date, article.Id),
        ArticleId = article.Id,
        ArticleVersion = version,
        Date = date,
        Headline = ListText.Cut(article.Headline),
        Publisher = ListText.Cut(article.Publisher),
        SourceOrganization = ListText.Cut(article.SourceOrganization),
        Section = ListText.Cut(article.Section),
        Language = article.Language,
        Url = ListText.Cut(article.Url),
        WordCount = article.WordCount,
        Signature = article.Signature is { } signature ? Convert.FromHexString(signature) : null,
        Fingerprint = article.Fingerprint is { } fingerprint ? Convert.FromHexString(fingerprint) : null,
        IsNamedByFile = article.IsNamedByFile,
        DuplicateOf = article.DuplicateOf,
        ClusterId = article.ClusterId,
    };

    private static IEnumerable<ITableEntity> ByEntity(Article article, string partition, DateTimeOffset date, int version, int most) =>
        article.Entities
            .DistinctBy(entity => entity.Id)
            .OrderByDescending(entity => entity.Mentions.Count)
            .Take(most)
            .Select(entity => new ArticleByEntityEntity
            {
                PartitionKey = partition,
                RowKey = ArticleKeys.ByEntityRow(TypeOf(entity), ArticleKeys.NameKey(entity.Name), date, article.Id),
                ArticleId = article.Id,
                ArticleVersion = version,
                Date = date,
                Type = TypeOf(entity),
                Name = ListText.Cut(entity.Name)!,
                Mentions = entity.Mentions.Count,
                Headline = ListText.Cut(article.Headline),
                Publisher = ListText.Cut(article.Publisher),
            })
            .DistinctBy(row => row.RowKey);

    private static IEnumerable<ITableEntity> Quotes(Article article, string partition, DateTimeOffset date, int version, int most) =>
        article.Quotes
            .Take(most)
            .Select((quote, n) => (Quote: quote, Number: n))
            .Where(item => item.Quote.Speaker is not null)
            .Select(item => new QuoteEntity
            {
                PartitionKey = partition,
                RowKey = ArticleKeys.QuoteRow(ArticleKeys.NameKey(item.Quote.Speaker!), date, article.Id, item.Number),
                ArticleId = article.Id,
                ArticleVersion = version,
                Date = date,
                Text = ListText.Cut(item.Quote.Text, TableLimits.CharactersPerProperty)!,
                Type = item.Quote.Type.ToString().ToLowerInvariant(),
                Speaker = ListText.Cut(item.Quote.Speaker)!,
                SpeakerId = ListText.Cut(item.Quote.SpeakerId),
                Cue = ListText.Cut(item.Quote.Cue),
                Start = item.Quote.Start,
                End = item.Quote.End,
                Headline = ListText.Cut(article.Headline),
            });

    private static string TypeOf(Entity entity) => entity.Id[..entity.Id.IndexOf(':', StringComparison.Ordinal)];
}
