using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>The columns of an article's row.</summary>
internal static class ArticleColumns
{
    /// <summary>What is left out first when a row grows too large, in this order; the document blob always has all of it.</summary>
    private static readonly string[] Expendable =
    [
        nameof(ArticleEntity.Quantities), nameof(ArticleEntity.Dates), nameof(ArticleEntity.Provenance), nameof(ArticleEntity.Images), nameof(ArticleEntity.Keywords), nameof(ArticleEntity.Contributors), nameof(ArticleEntity.Authors), nameof(ArticleEntity.Quotes), nameof(ArticleEntity.Entities), nameof(ArticleEntity.Body),
    ];

    public static TableEntity Write(ArticleEntity article)
    {
        var omitted = new List<string>();
        var entity = Build(article, omitted);

        foreach (var name in Expendable)
        {
            if (RowSize.Of(entity) <= TableLimits.BytesPerRow)
            {
                break;
            }

            omitted.Add(name);
            entity = Build(article, omitted);
        }

        return entity;
    }

    /// <summary>A merge cannot remove a column, so it empties those that say what is left to be done.</summary>
    public static TableEntity? WriteCompletion(ArticleEntity article, bool isSettled)
    {
        var left = new TableEntity();
        left.SetChunkedBinary(nameof(ArticleEntity.StaleRows), article.StaleRows);
        left.SetChunked(nameof(ArticleEntity.TakenFrom), isSettled ? article.TakenFrom : null);

        if (left.Count == 0)
        {
            return null;
        }

        var change = new TableEntity(article.Id, Keys.ArticleKeys.ArticleRow);

        foreach (var (column, value) in left)
        {
            change[column] = value is string ? "" : Array.Empty<byte>();
        }

        return change;
    }

    public static ArticleEntity Read(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new ArticleEntity
        {
            Id = entity.PartitionKey,
            ETag = entity.ETag,
            Version = entity.GetInt32(nameof(ArticleEntity.Version)) ?? 0,
            Headline = entity.GetString(nameof(ArticleEntity.Headline)),
            AlternativeHeadline = entity.GetString(nameof(ArticleEntity.AlternativeHeadline)),
            Abstract = entity.GetString(nameof(ArticleEntity.Abstract)),
            Body = entity.GetChunked(nameof(ArticleEntity.Body)),
            Authors = entity.GetChunked(nameof(ArticleEntity.Authors)),
            Contributors = entity.GetChunked(nameof(ArticleEntity.Contributors)),
            Publisher = entity.GetString(nameof(ArticleEntity.Publisher)),
            SourceOrganization = entity.GetString(nameof(ArticleEntity.SourceOrganization)),
            DatePublished = entity.GetString(nameof(ArticleEntity.DatePublished)),
            DateModified = entity.GetString(nameof(ArticleEntity.DateModified)),
            Date = entity.GetDateTimeOffset(nameof(ArticleEntity.Date)) ?? default,
            Dateline = entity.GetString(nameof(ArticleEntity.Dateline)),
            Images = entity.GetChunked(nameof(ArticleEntity.Images)),
            Keywords = entity.GetChunked(nameof(ArticleEntity.Keywords)),
            Section = entity.GetString(nameof(ArticleEntity.Section)),
            Language = entity.GetString(nameof(ArticleEntity.Language)),
            Url = entity.GetString(nameof(ArticleEntity.Url)),
            PubStatus = entity.GetString(nameof(ArticleEntity.PubStatus)),
            IsAccessibleForFree = entity.GetBoolean(nameof(ArticleEntity.IsAccessibleForFree)),
            Provenance = entity.GetChunked(nameof(ArticleEntity.Provenance)),
            Entities = entity.GetChunked(nameof(ArticleEntity.Entities)),
            Quotes = entity.GetChunked(nameof(ArticleEntity.Quotes)),
            Dates = entity.GetChunked(nameof(ArticleEntity.Dates)),
            Quantities = entity.GetChunked(nameof(ArticleEntity.Quantities)),
            WordCount = entity.GetInt32(nameof(ArticleEntity.WordCount)) ?? 0,
            ReadingTime = entity.GetInt32(nameof(ArticleEntity.ReadingTime)) ?? 0,
            Fingerprint = entity.GetString(nameof(ArticleEntity.Fingerprint)),
            ClusterId = entity.GetString(nameof(ArticleEntity.ClusterId)),
            DuplicateOf = entity.GetString(nameof(ArticleEntity.DuplicateOf)),
            ParserVersion = entity.GetString(nameof(ArticleEntity.ParserVersion)) ?? "",
            EnricherVersion = entity.GetString(nameof(ArticleEntity.EnricherVersion)),
            Blob = entity.GetString(nameof(ArticleEntity.Blob)) ?? "",
            DropVersion = entity.GetInt32(nameof(ArticleEntity.DropVersion)) ?? 0,
            Precedence = entity.GetString(nameof(ArticleEntity.Precedence)) ?? "",
            ContentHash = entity.GetString(nameof(ArticleEntity.ContentHash)) ?? "",
            DocumentBlob = entity.GetString(nameof(ArticleEntity.DocumentBlob)) ?? "",
            DocumentOffset = entity.GetInt64(nameof(ArticleEntity.DocumentOffset)) ?? 0,
            DocumentLength = entity.GetInt32(nameof(ArticleEntity.DocumentLength)) ?? 0,
            Manifest = entity.GetChunkedBinary(nameof(ArticleEntity.Manifest)) ?? [],
            StaleRows = entity.GetChunkedBinary(nameof(ArticleEntity.StaleRows)),
            DropLastModified = entity.GetDateTimeOffset(nameof(ArticleEntity.DropLastModified)) ?? default,
            TakenFrom = entity.GetChunked(nameof(ArticleEntity.TakenFrom)),
            FirstSeen = entity.GetDateTimeOffset(nameof(ArticleEntity.FirstSeen)) ?? default,
            LastChanged = entity.GetDateTimeOffset(nameof(ArticleEntity.LastChanged)) ?? default,
            WrittenAt = entity.GetDateTimeOffset(nameof(ArticleEntity.WrittenAt)) ?? default,
            WriteId = entity.GetString(nameof(ArticleEntity.WriteId)) ?? "",
            ClaimId = entity.GetString(nameof(ArticleEntity.ClaimId)),
            Truncated = entity.GetString(nameof(ArticleEntity.Truncated)),
        };
    }

    private static TableEntity Build(ArticleEntity article, List<string> omitted)
    {
        var entity = new TableEntity(article.Id, Keys.ArticleKeys.ArticleRow)
        {
            [nameof(ArticleEntity.Version)] = article.Version,
            [nameof(ArticleEntity.Date)] = article.Date,
            [nameof(ArticleEntity.WordCount)] = article.WordCount,
            [nameof(ArticleEntity.ReadingTime)] = article.ReadingTime,
            [nameof(ArticleEntity.ParserVersion)] = article.ParserVersion,
            [nameof(ArticleEntity.Blob)] = article.Blob,
            [nameof(ArticleEntity.DropVersion)] = article.DropVersion,
            [nameof(ArticleEntity.DropLastModified)] = article.DropLastModified,
            [nameof(ArticleEntity.Precedence)] = article.Precedence,
            [nameof(ArticleEntity.ContentHash)] = article.ContentHash,
            [nameof(ArticleEntity.DocumentBlob)] = article.DocumentBlob,
            [nameof(ArticleEntity.DocumentOffset)] = article.DocumentOffset,
            [nameof(ArticleEntity.DocumentLength)] = article.DocumentLength,
            [nameof(ArticleEntity.FirstSeen)] = article.FirstSeen,
            [nameof(ArticleEntity.LastChanged)] = article.LastChanged,
            [nameof(ArticleEntity.WrittenAt)] = article.WrittenAt,
            [nameof(ArticleEntity.WriteId)] = article.WriteId,
            ["SchemaVersion"] = SchemaVersion.Current,
        };

        if (article.IsAccessibleForFree is { } free)
        {
            entity[nameof(ArticleEntity.IsAccessibleForFree)] = free;
        }

        entity.SetChunkedBinary(nameof(ArticleEntity.Manifest), article.Manifest);
        entity.SetChunkedBinary(nameof(ArticleEntity.StaleRows), article.StaleRows);
        AddTexts(entity, article, omitted);
        return entity;
    }

    private static void AddTexts(TableEntity entity, ArticleEntity article, List<string> omitted)
    {
        // Only the columns that From reads as chunked may take more than one property.
        (string Name, string? Value)[] single =
        [
            (nameof(ArticleEntity.Headline), article.Headline), (nameof(ArticleEntity.AlternativeHeadline), article.AlternativeHeadline), (nameof(ArticleEntity.Abstract), article.Abstract), (nameof(ArticleEntity.Publisher), article.Publisher),
            (nameof(ArticleEntity.SourceOrganization), article.SourceOrganization), (nameof(ArticleEntity.DatePublished), article.DatePublished), (nameof(ArticleEntity.DateModified), article.DateModified), (nameof(ArticleEntity.Dateline), article.Dateline),
            (nameof(ArticleEntity.Section), article.Section), (nameof(ArticleEntity.PubStatus), article.PubStatus), (nameof(ArticleEntity.Language), article.Language), (nameof(ArticleEntity.Url), article.Url), (nameof(ArticleEntity.Fingerprint), article.Fingerprint), (nameof(ArticleEntity.ClusterId), article.ClusterId),
            (nameof(ArticleEntity.DuplicateOf), article.DuplicateOf),
            (nameof(ArticleEntity.EnricherVersion), article.EnricherVersion), (nameof(ArticleEntity.ClaimId), article.ClaimId),
        ];
        (string Name, string? Value)[] chunked =
        [
            (nameof(ArticleEntity.Body), article.Body), (nameof(ArticleEntity.Authors), article.Authors), (nameof(ArticleEntity.Contributors), article.Contributors), (nameof(ArticleEntity.Images), article.Images), (nameof(ArticleEntity.Keywords), article.Keywords),
            (nameof(ArticleEntity.Provenance), article.Provenance), (nameof(ArticleEntity.Entities), article.Entities), (nameof(ArticleEntity.Quotes), article.Quotes), (nameof(ArticleEntity.Dates), article.Dates), (nameof(ArticleEntity.Quantities), article.Quantities),
            (nameof(ArticleEntity.TakenFrom), article.TakenFrom),
        ];
        var truncated = new List<string>(omitted);

        foreach (var (name, value) in single)
        {
            if (!entity.SetCut(name, value))
            {
                truncated.Add(name);
            }
        }

        foreach (var (name, value) in chunked)
        {
            if (!omitted.Contains(name))
            {
                entity.SetChunked(name, value);
            }
        }

        entity.SetCut(nameof(ArticleEntity.Truncated), truncated.Count > 0 ? string.Join(' ', truncated) : null);
    }
}
