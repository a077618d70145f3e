using Ingest.Core.Ledger;

namespace Ingest.Web.Drops;

/// <summary>What the ledger says of one file: where its newest version stands, and the batches that came to an end.</summary>
public sealed record DropReport
{
    public required string Blob { get; init; }

    public required string ETag { get; init; }

    public required int Version { get; init; }

    /// <summary>Name of the state.</summary>
    public required string State { get; init; }

    /// <summary>Whether nothing more will happen to it by itself.</summary>
    public required bool IsEnd { get; init; }

    public required long Length { get; init; }

    public required DateTimeOffset DroppedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int BatchCount { get; init; }

    public required int Articles { get; init; }

    public required int Duplicates { get; init; }

    public required int Rejections { get; init; }

    public required string? Reason { get; init; }

    public required string? TraceId { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<DropVersion> History { get; init; }

    /// <summary>Of the newest version; the first of them where there are many.</summary>
    public required IReadOnlyList<FinishedBatch> Batches { get; init; }
}
