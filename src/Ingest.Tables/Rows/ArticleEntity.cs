using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>
/// Row of Articles: all fields of one article. Long values are cut into chunks of <see cref="TableLimits.CharactersPerProperty"/>
/// characters (<c>Body</c>, <c>Body1</c>, <c>Body2</c>, ...); lists and annotations are JSON as in the article document.
/// </summary>
public sealed class ArticleEntity
{
    /// <summary>What is left out first when a row grows too large, in this order; the document blob always has all of it.</summary>
    private static readonly string[] Expendable =
    [
        nameof(Quantities), nameof(Dates), nameof(Provenance), nameof(Images), nameof(Keywords), nameof(Contributors), nameof(Authors), nameof(Quotes), nameof(Entities), nameof(Body),
    ];

    public required string Id { get; init; }

    /// <summary>Concurrency token of the row as read; default for a new row.</summary>
    public ETag ETag { get; init; }

    /// <summary>1 at first, one more for each replacement.</summary>
    public required int Version { get; init; }

    public string? Headline { get; init; }

    public string? AlternativeHeadline { get; init; }

    public string? Abstract { get; init; }

    /// <summary>Paragraphs joined by a blank line.</summary>
    public string? Body { get; init; }

    /// <summary>JSON array.</summary>
    public string? Authors { get; init; }

    /// <summary>JSON array.</summary>
    public string? Contributors { get; init; }

    public string? Publisher { get; init; }

    public string? SourceOrganization { get; init; }

    /// <summary>ISO 8601, a day or an instant.</summary>
    public string? DatePublished { get; init; }

    /// <summary>ISO 8601, a day or an instant.</summary>
    public string? DateModified { get; init; }

    /// <summary>The instant that the index rows sort by: published, or dropped where the source gives no usable date.</summary>
    public required DateTimeOffset Date { get; init; }

    public string? Dateline { get; init; }

    /// <summary>JSON array.</summary>
    public string? Images { get; init; }

    /// <summary>JSON array.</summary>
    public string? Keywords { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }

    public string? Url { get; init; }

    public bool? IsAccessibleForFree { get; init; }

    /// <summary><c>usable</c>, <c>withheld</c> or <c>canceled</c>, where the source says so. A row that is withheld or canceled has no text, and no index rows.</summary>
    public string? PubStatus { get; init; }

    /// <summary>Whether the source has withdrawn the article.</summary>
    internal bool IsRetracted => PubStatus is "withheld" or "canceled";

    /// <summary>JSON object.</summary>
    public string? Provenance { get; init; }

    /// <summary>JSON array.</summary>
    public string? Entities { get; init; }

    /// <summary>JSON array.</summary>
    public string? Quotes { get; init; }

    /// <summary>JSON array.</summary>
    public string? Dates { get; init; }

    /// <summary>JSON array.</summary>
    public string? Quantities { get; init; }

    public int WordCount { get; init; }

    /// <summary>Minutes.</summary>
    public int ReadingTime { get; init; }

    public string? Fingerprint { get; init; }

    public string? ClusterId { get; init; }

    public required string ParserVersion { get; init; }

    public string? EnricherVersion { get; init; }

    /// <summary>Name of the dropped blob that the article stands on.</summary>
    public required string Blob { get; init; }

    /// <summary>Ledger version of that blob.</summary>
    public required int DropVersion { get; init; }

    /// <summary>Decides between two blobs with one canonical URL: the greater wins, whatever the order of arrival.</summary>
    public required string Precedence { get; init; }

    /// <summary>SHA-256 of the article's JSON, hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Blob in the articles container, and the record's place in it, in bytes.</summary>
    public required string DocumentBlob { get; init; }

    public required long DocumentOffset { get; init; }

    public required int DocumentLength { get; init; }

    /// <summary>See <see cref="IndexManifest"/>.</summary>
    public required byte[] Manifest { get; init; }

    /// <summary>Index rows of earlier versions that are to be deleted; the same form.</summary>
    public byte[]? StaleRows { get; init; }

    /// <summary>Last-modified time of that blob.</summary>
    public required DateTimeOffset DropLastModified { get; init; }

    /// <summary>The blob that the carrying blob took the article over from; null where it was the first.</summary>
    public string? TakenFrom { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When a reader last saw something change; a new enrichment of the same text changes nothing.</summary>
    public required DateTimeOffset LastChanged { get; init; }

    /// <summary>When the row was last replaced.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Id of the write that made the row so: a writer whose answer was lost knows its own row by it.</summary>
    public required string WriteId { get; init; }

    /// <summary>Id of the write that last added a claim of another blob; null where none has been added since the row was written.</summary>
    public string? ClaimId { get; init; }

    /// <summary>Columns that are missing or cut because the row would be too large, separated by spaces.</summary>
    public string? Truncated { get; init; }

    public TableEntity ToTableEntity()
    {
        var omitted = new List<string>();
        var entity = Build(omitted);

        foreach (var name in Expendable)
        {
            if (RowSize.Of(entity) <= TableLimits.BytesPerRow)
            {
                break;
            }

            omitted.Add(name);
            entity = Build(omitted);
        }

        return entity;
    }

    /// <summary>The change of the row that empties <see cref="StaleRows"/>, for a merge.</summary>
    public TableEntity WithoutStaleRows()
    {
        var change = new TableEntity(Id, Keys.ArticleKeys.ArticleRow);
        change.SetChunkedBinary(nameof(StaleRows), StaleRows);

        foreach (var (column, _) in change.Where(column => column.Value is byte[]).ToArray())
        {
            change[column] = Array.Empty<byte>();
        }

        return change;
    }

    public static ArticleEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new ArticleEntity
        {
            Id = entity.PartitionKey,
            ETag = entity.ETag,
            Version = entity.GetInt32(nameof(Version)) ?? 0,
            Headline = entity.GetString(nameof(Headline)),
            AlternativeHeadline = entity.GetString(nameof(AlternativeHeadline)),
            Abstract = entity.GetString(nameof(Abstract)),
            Body = entity.GetChunked(nameof(Body)),
            Authors = entity.GetChunked(nameof(Authors)),
            Contributors = entity.GetChunked(nameof(Contributors)),
            Publisher = entity.GetString(nameof(Publisher)),
            SourceOrganization = entity.GetString(nameof(SourceOrganization)),
            DatePublished = entity.GetString(nameof(DatePublished)),
            DateModified = entity.GetString(nameof(DateModified)),
            Date = entity.GetDateTimeOffset(nameof(Date)) ?? default,
            Dateline = entity.GetString(nameof(Dateline)),
            Images = entity.GetChunked(nameof(Images)),
            Keywords = entity.GetChunked(nameof(Keywords)),
            Section = entity.GetString(nameof(Section)),
            Language = entity.GetString(nameof(Language)),
            Url = entity.GetString(nameof(Url)),
            PubStatus = entity.GetString(nameof(PubStatus)),
            IsAccessibleForFree = entity.GetBoolean(nameof(IsAccessibleForFree)),
            Provenance = entity.GetChunked(nameof(Provenance)),
            Entities = entity.GetChunked(nameof(Entities)),
            Quotes = entity.GetChunked(nameof(Quotes)),
            Dates = entity.GetChunked(nameof(Dates)),
            Quantities = entity.GetChunked(nameof(Quantities)),
            WordCount = entity.GetInt32(nameof(WordCount)) ?? 0,
            ReadingTime = entity.GetInt32(nameof(ReadingTime)) ?? 0,
            Fingerprint = entity.GetString(nameof(Fingerprint)),
            ClusterId = entity.GetString(nameof(ClusterId)),
            ParserVersion = entity.GetString(nameof(ParserVersion)) ?? "",
            EnricherVersion = entity.GetString(nameof(EnricherVersion)),
            Blob = entity.GetString(nameof(Blob)) ?? "",
            DropVersion = entity.GetInt32(nameof(DropVersion)) ?? 0,
            Precedence = entity.GetString(nameof(Precedence)) ?? "",
            ContentHash = entity.GetString(nameof(ContentHash)) ?? "",
            DocumentBlob = entity.GetString(nameof(DocumentBlob)) ?? "",
            DocumentOffset = entity.GetInt64(nameof(DocumentOffset)) ?? 0,
            DocumentLength = entity.GetInt32(nameof(DocumentLength)) ?? 0,
            Manifest = entity.GetChunkedBinary(nameof(Manifest)) ?? [],
            StaleRows = entity.GetChunkedBinary(nameof(StaleRows)),
            DropLastModified = entity.GetDateTimeOffset(nameof(DropLastModified)) ?? default,
            TakenFrom = entity.GetString(nameof(TakenFrom)),
            FirstSeen = entity.GetDateTimeOffset(nameof(FirstSeen)) ?? default,
            LastChanged = entity.GetDateTimeOffset(nameof(LastChanged)) ?? default,
            WrittenAt = entity.GetDateTimeOffset(nameof(WrittenAt)) ?? default,
            WriteId = entity.GetString(nameof(WriteId)) ?? "",
            ClaimId = entity.GetString(nameof(ClaimId)),
            Truncated = entity.GetString(nameof(Truncated)),
        };
    }

    private TableEntity Build(List<string> omitted)
    {
        var entity = new TableEntity(Id, Keys.ArticleKeys.ArticleRow)
        {
            [nameof(Version)] = Version,
            [nameof(Date)] = Date,
            [nameof(WordCount)] = WordCount,
            [nameof(ReadingTime)] = ReadingTime,
            [nameof(ParserVersion)] = ParserVersion,
            [nameof(Blob)] = Blob,
            [nameof(DropVersion)] = DropVersion,
            [nameof(DropLastModified)] = DropLastModified,
            [nameof(Precedence)] = Precedence,
            [nameof(ContentHash)] = ContentHash,
            [nameof(DocumentBlob)] = DocumentBlob,
            [nameof(DocumentOffset)] = DocumentOffset,
            [nameof(DocumentLength)] = DocumentLength,
            [nameof(FirstSeen)] = FirstSeen,
            [nameof(LastChanged)] = LastChanged,
            [nameof(WrittenAt)] = WrittenAt,
            [nameof(WriteId)] = WriteId,
            ["SchemaVersion"] = SchemaVersion.Current,
        };

        if (IsAccessibleForFree is { } free)
        {
            entity[nameof(IsAccessibleForFree)] = free;
        }

        entity.SetChunkedBinary(nameof(Manifest), Manifest);
        entity.SetChunkedBinary(nameof(StaleRows), StaleRows);
        AddTexts(entity, omitted);
        return entity;
    }

    private void AddTexts(TableEntity entity, List<string> omitted)
    {
        // Only the columns that From reads as chunked may take more than one property.
        (string Name, string? Value)[] single =
        [
            (nameof(Headline), Headline), (nameof(AlternativeHeadline), AlternativeHeadline), (nameof(Abstract), Abstract), (nameof(Publisher), Publisher),
            (nameof(SourceOrganization), SourceOrganization), (nameof(DatePublished), DatePublished), (nameof(DateModified), DateModified), (nameof(Dateline), Dateline),
            (nameof(Section), Section), (nameof(PubStatus), PubStatus), (nameof(Language), Language), (nameof(Url), Url), (nameof(Fingerprint), Fingerprint), (nameof(ClusterId), ClusterId),
            (nameof(EnricherVersion), EnricherVersion), (nameof(TakenFrom), TakenFrom), (nameof(ClaimId), ClaimId),
        ];
        (string Name, string? Value)[] chunked =
        [
            (nameof(Body), Body), (nameof(Authors), Authors), (nameof(Contributors), Contributors), (nameof(Images), Images), (nameof(Keywords), Keywords),
            (nameof(Provenance), Provenance), (nameof(Entities), Entities), (nameof(Quotes), Quotes), (nameof(Dates), Dates), (nameof(Quantities), Quantities),
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

        entity.SetCut(nameof(Truncated), truncated.Count > 0 ? string.Join(' ', truncated) : null);
    }
}
