namespace Ingest.Web.Articles;

/// <summary>One article of a list. What the list's table does not have is null.</summary>
public sealed record ArticleSummary
{
    public required string Id { get; init; }

    /// <summary>Published, or dropped where the source gives no usable date.</summary>
    public required DateTimeOffset Date { get; init; }

    public string? Headline { get; init; }

    public string? Publisher { get; init; }

    public string? SourceOrganization { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }

    public string? Url { get; init; }

    public int? WordCount { get; init; }

    /// <summary>Id of the first article with the story; null where there is one copy only, or none has been found yet.</summary>
    public string? ClusterId { get; init; }

    /// <summary>Articles with the story.</summary>
    public int? ClusterSize { get; init; }
}
