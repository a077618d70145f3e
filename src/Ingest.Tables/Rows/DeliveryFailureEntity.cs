using Azure;
using Azure.Data.Tables;

namespace Ingest.Tables.Rows;

/// <summary>Row of DeadLetters that is no letter yet: why deliveries of one input have failed so far.</summary>
public sealed class DeliveryFailureEntity : ITableEntity
{
    public required string PartitionKey { get; set; }

    public required string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>Type of the last exception.</summary>
    public required string ExceptionType { get; set; }

    /// <summary>Message of the last exception.</summary>
    public required string Message { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }
}
