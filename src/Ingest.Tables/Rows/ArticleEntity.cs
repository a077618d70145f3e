using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>
/// Row of Articles: all fields of one article. Long values are cut into chunks of <see cref="TableLimits.CharactersPerProperty"/>
/// characters (<c>Body</c>, <c>Body1</c>, <c>Body2</c>, ...); lists and annotations are JSON as in the article document.
/// </summary>
public sealed class ArticleEntity
{
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

    /// <summary>Id of the article that stands for this one: it has the same text, and this one has no URL. Null where it stands for itself.</summary>
    public string? DuplicateOf { get; init; }

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

    /// <summary>JSON array of the blobs that lost the article to the carrying one and of which the ledger may not know yet; empty or null where there is none.</summary>
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

    /// <summary>Whether the version left something to be done: stale rows to delete, or blobs to tell the ledger of.</summary>
    public bool HasWorkLeft() => StaleRows is { Length: > 0 } || !string.IsNullOrEmpty(TakenFrom);

    public TableEntity ToTableEntity() => ArticleColumns.Write(this);

    /// <summary>The change of the row that says that what was left is done, for a merge; null where nothing was left.</summary>
    /// <param name="isSettled">Whether the ledger was told, too.</param>
    public TableEntity? Completed(bool isSettled) => ArticleColumns.WriteCompletion(this, isSettled);

    public static ArticleEntity From(TableEntity entity) => ArticleColumns.Read(entity);
}
