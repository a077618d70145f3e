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
}
