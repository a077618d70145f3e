namespace Ingest.Tables.Rows;

/// <summary>Address of a row in one of the index tables, as an article's manifest lists it.</summary>
/// <param name="Table">One of <see cref="StorageNames.Tables"/>.</param>
public readonly record struct IndexRow(string Table, string PartitionKey, string RowKey);
