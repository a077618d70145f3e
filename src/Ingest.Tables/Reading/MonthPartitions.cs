namespace Ingest.Tables.Reading;

/// <param name="Month"><c>yyyyMM</c>.</param>
/// <param name="Partitions">Partition keys, the same in ArticlesByDate, ArticlesByEntity and Quotes.</param>
public sealed record MonthPartitions(string Month, IReadOnlyList<string> Partitions);
