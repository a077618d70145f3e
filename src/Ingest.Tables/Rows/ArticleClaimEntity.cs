using Azure;
using Azure.Data.Tables;
using Ingest.Tables.Keys;

namespace Ingest.Tables.Rows;

/// <summary>
/// Row of Articles for a blob that has an article which another blob carries: what would become the article if that blob went. The
/// pipeline's own; readers skip it.
/// </summary>
public sealed class ArticleClaimEntity
{
    public required string ArticleId { get; init; }

    /// <summary>Concurrency token of the row as read; default for a new row.</summary>
    public ETag ETag { get; init; }

    /// <summary>Name of the dropped blob that claims the article.</summary>
    public required string Blob { get; init; }

    /// <summary>Ledger version of that blob.</summary>
    public required int DropVersion { get; init; }

    /// <summary>Last-modified time of that blob.</summary>
    public required DateTimeOffset DropLastModified { get; init; }

    /// <summary>Decides who takes over: the greatest.</summary>
    public required string Precedence { get; init; }

    /// <summary>SHA-256 of the article's JSON, hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Blob in the articles container, and the record's place in it, in bytes.</summary>
    public required string DocumentBlob { get; init; }

    public required long DocumentOffset { get; init; }

    public required int DocumentLength { get; init; }

    public TableEntity ToTableEntity() => new(ArticleId, ArticleKeys.ClaimRow(Blob))
    {
        ETag = ETag,
        [nameof(Blob)] = Blob,
        [nameof(DropVersion)] = DropVersion,
        [nameof(DropLastModified)] = DropLastModified,
        [nameof(Precedence)] = Precedence,
        [nameof(ContentHash)] = ContentHash,
        [nameof(DocumentBlob)] = DocumentBlob,
        [nameof(DocumentOffset)] = DocumentOffset,
        [nameof(DocumentLength)] = DocumentLength,
    };

    public static ArticleClaimEntity From(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);

        return new ArticleClaimEntity
        {
            ArticleId = entity.PartitionKey,
            ETag = entity.ETag,
            Blob = entity.GetString(nameof(Blob)) ?? "",
            DropVersion = entity.GetInt32(nameof(DropVersion)) ?? 0,
            DropLastModified = entity.GetDateTimeOffset(nameof(DropLastModified)) ?? default,
            Precedence = entity.GetString(nameof(Precedence)) ?? "",
            ContentHash = entity.GetString(nameof(ContentHash)) ?? "",
            DocumentBlob = entity.GetString(nameof(DocumentBlob)) ?? "",
            DocumentOffset = entity.GetInt64(nameof(DocumentOffset)) ?? 0,
            DocumentLength = entity.GetInt32(nameof(DocumentLength)) ?? 0,
        };
    }
}
