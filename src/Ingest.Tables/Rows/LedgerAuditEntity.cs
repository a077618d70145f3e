using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of Ledger for something that a person had Ingest do from the web.</summary>
public sealed class LedgerAuditEntity : ITableEntity
{
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary><c>drop</c> or <c>replay</c>.</summary>
    public required string Action { get; set; }

    /// <summary>Name of the blob that was dropped, or id of the dead letter that was replayed.</summary>
    public required string Subject { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary><c>key</c> or <c>loopback</c>: what let the caller in.</summary>
    public required string Caller { get; set; }

    /// <summary>The address that the request came from, as the host saw it.</summary>
    public string? Address { get; set; }
}
