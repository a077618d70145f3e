using Ingest.Core.Articles;

namespace Ingest.Core.Batches;

/// <summary>The version of a dropped blob that a batch comes from, as the ledger knew it when the batch was made.</summary>
public sealed record DropRef
{
    public required string Blob { get; init; }

    public required string ETag { get; init; }

    /// <summary>Ledger version.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>
    /// Concurrency token of the ledger row, carried so that a drop of one batch is finished without reading the row again; null
    /// where other batches change the row too.
    /// </summary>
    public string? Revision { get; init; }

    /// <summary>What two blobs with one canonical URL are ordered by: the later edition wins, then the later drop, then the name.</summary>
    public string Precedence(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);

        var edition = article.DateModified ?? article.DatePublished;
        return $"{edition?.Value.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}|{LastModified.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}|{Blob}";
    }
}
