using System.ComponentModel.DataAnnotations;

namespace Ingest.Storage;

public sealed class ArticleTableOptions
{
    public const string SectionName = "Ingest:Tables";

    /// <summary>Partitions a month. 1: the service takes some 2,000 rows a second in a partition. Raised, it holds for new rows only.</summary>
    [Range(1, 256)]
    public int ShardCount { get; set; } = 1;

    /// <summary>Entities of one article that get an index row, those with the most mentions first. 1,000: ten transactions.</summary>
    [Range(0, 100_000)]
    public int MaxIndexedEntities { get; set; } = 1000;

    /// <summary>Quotes of one article that get a row, in the order of the text. 1,000.</summary>
    [Range(0, 9_999)]
    public int MaxIndexedQuotes { get; set; } = 1000;
}
