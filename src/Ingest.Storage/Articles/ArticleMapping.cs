using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ingest.Core.Articles;
using Ingest.Tables.Rows;

namespace Ingest.Storage.Articles;

/// <summary>An article as its row.</summary>
internal static class ArticleMapping
{
    /// <summary>Fields that the article gives; the rest of the row is the writer's.</summary>
    public static ArticleEntity ToRow(Article whole, ArticleRowState state)
    {
        var json = ArticleJsonContext.Relaxed;
        var article = whole.IsRetracted ? WithoutContent(whole) : whole;
        return new ArticleEntity
        {
            Id = article.Id,
            Headline = article.Headline,
            AlternativeHeadline = article.AlternativeHeadline,
            Abstract = article.Abstract,
            Body = ArticleBody.Text(article.Body),
            Authors = List(article.Authors, json.IReadOnlyListAuthor),
            Contributors = List(article.Contributors, json.IReadOnlyListContributor),
            Publisher = article.Publisher,
            SourceOrganization = article.SourceOrganization,
            DatePublished = article.DatePublished?.ToString(),
            DateModified = article.DateModified?.ToString(),
            Dateline = article.Dateline,
            Images = List(article.Images, json.IReadOnlyListArticleImage),
            Keywords = List(article.Keywords, json.IReadOnlyListString),
            Section = article.Section,
            Language = article.Language,
            Url = article.Url,
            PubStatus = article.PubStatus?.ToString().ToLowerInvariant(),
            IsAccessibleForFree = article.IsAccessibleForFree,
            Provenance = JsonSerializer.Serialize(article.Provenance, json.Provenance),
            Entities = List(article.Entities, json.IReadOnlyListEntity),
            Quotes = List(article.Quotes, json.IReadOnlyListQuote),
            Dates = List(article.Dates, json.IReadOnlyListDateMention),
            Quantities = List(article.Quantities, json.IReadOnlyListQuantity),
            WordCount = article.WordCount,
            ReadingTime = article.ReadingTime,
            Fingerprint = article.Fingerprint,
            ClusterId = article.ClusterId,
            DuplicateOf = article.DuplicateOf,
            ParserVersion = article.Provenance.ParserVersion,
            EnricherVersion = article.EnricherVersion,
            ETag = state.ETag,
            Version = state.Version,
            Date = state.Date,
            Blob = state.Standing.Blob,
            DropVersion = state.Standing.DropVersion,
            Precedence = state.Standing.Precedence,
            ContentHash = state.Standing.ContentHash,
            DocumentBlob = state.Document.Blob,
            DocumentOffset = state.Document.Offset,
            DocumentLength = state.Document.Length,
            Manifest = state.Manifest,
            StaleRows = state.StaleRows,
            TakenFrom = state.TakenFrom,
            FirstSeen = state.FirstSeen,
            LastChanged = state.LastChanged,
            WrittenAt = state.WrittenAt,
            DropLastModified = state.DropLastModified,
            WriteId = state.WriteId,
        };
    }

    /// <summary>What is left of a retracted article: which it was, and who says so.</summary>
    private static Article WithoutContent(Article article) => new()
    {
        Id = article.Id,
        Url = article.Url,
        Publisher = article.Publisher,
        SourceOrganization = article.SourceOrganization,
        DatePublished = article.DatePublished,
        DateModified = article.DateModified,
        PubStatus = article.PubStatus,
        Provenance = article.Provenance with { Fields = new Dictionary<string, FieldEvidence>(), Removed = [] },
        EnricherVersion = article.EnricherVersion,
        ClusterId = article.ClusterId,
    };

    private static string? List<T>(IReadOnlyList<T> items, JsonTypeInfo<IReadOnlyList<T>> type) =>
        items.Count > 0 ? JsonSerializer.Serialize(items, type) : null;
}
