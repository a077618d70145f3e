namespace Ingest.Storage.Usage;

/// <summary>What a storage request is, as far as the services price it apart. The names are those of <c>prices.json</c>, in camel case there.</summary>
public enum TransactionKind
{
    /// <summary>Content or properties of one blob.</summary>
    BlobRead,

    /// <summary>A blob or a block of one.</summary>
    BlobWrite,

    /// <summary>A listing, or the creation of a container.</summary>
    BlobList,

    BlobDelete,

    /// <summary>Leases above all.</summary>
    BlobOther,

    QueueSend,

    /// <summary>A receive, whether it brought messages or none.</summary>
    QueueReceive,

    QueueDelete,

    /// <summary>Visibility, properties, the creation of a queue.</summary>
    QueueOther,

    /// <summary>A row or one page of a query.</summary>
    TableRead,

    TableWrite,

    /// <summary>An entity group transaction, of however many rows.</summary>
    TableBatch,
}
