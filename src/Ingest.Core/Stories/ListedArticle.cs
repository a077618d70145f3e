using Ingest.Core.Enrichment.Similarity;

namespace Ingest.Core.Stories;

/// <summary>An article as the list by date has it, with what the search for copies needs.</summary>
public sealed record ListedArticle
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>What the list sorts by: published, or dropped where the source gives no usable date.</summary>
    public required DateTimeOffset Date { get; init; }

    public NearDuplicateSignature Signature { get; init; }

    /// <summary>Equal for articles with one text; null for rows of schema 2.1 and earlier.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Whether nothing but its file's name tells the article from another one with its text.</summary>
    public bool IsNamedByFile { get; init; }

    /// <summary>The article that the list has as standing for this one; null where it stands for itself.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The story that the list has the article in; null where it is in none.</summary>
    public string? ClusterId { get; init; }

    /// <summary>Members of that story when the article was listed in it; 0 where it is in none.</summary>
    public int ClusterSize { get; init; }

    /// <summary>Partition of the article's row in the list.</summary>
    public required string Partition { get; init; }

    /// <summary>Concurrency token of that row.</summary>
    public required string Revision { get; init; }
}
