using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of DeadLetters: what failed, where, why, with which input, and what to do.</summary>
public sealed class DeadLetterEntity : ITableEntity
{
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public required string Id { get; set; }

    public required string Reason { get; set; }

    /// <summary><c>pickup</c>, <c>parse</c>, <c>enrich</c> or <c>write</c>.</summary>
    public required string Stage { get; set; }

    /// <summary>One sentence: what was seen.</summary>
    public required string Detail { get; set; }

    /// <summary>One sentence: what to do.</summary>
    public required string NextAction { get; set; }

    /// <summary>Name of the dropped blob; null where the message that failed names none.</summary>
    public string? Blob { get; set; }

    public string? BlobETag { get; set; }

    public string? EntryPath { get; set; }

    /// <summary>The queue message as it was, where one failed.</summary>
    public string? Message { get; set; }

    /// <summary>Type of the exception that the last delivery failed with; null where the input was rejected without one.</summary>
    public string? ExceptionType { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public string? TraceId { get; set; }

    /// <summary>When the letter was replayed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
