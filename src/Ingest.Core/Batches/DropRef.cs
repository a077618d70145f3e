namespace Ingest.Core.Batches;

/// <summary>The version of a dropped blob that a batch comes from, as the ledger knew it when the batch was made.</summary>
public sealed record DropRef
{
    // Characters that the service takes for a name; its own tags are far shorter than this.
    private const int MaxName = 1024;
    private const int MaxETag = 256;

    // The first year that a row can hold.
    private const int FirstYear = 1601;

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

    /// <summary>Where the ledger row stands in the index by state and age; goes with <see cref="Revision"/>.</summary>
    public string? Mark { get; init; }

    // What a forged message might say: a row could not hold it.
    internal bool IsSound => Blob.Length is > 0 and <= MaxName && ETag.Length <= MaxETag && Version > 0 && LastModified.Year >= FirstYear;
}
