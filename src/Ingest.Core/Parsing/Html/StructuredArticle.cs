namespace Ingest.Core.Parsing.Html;

/// <summary>What JSON-LD says of the page's article. Null or empty where it says nothing.</summary>
internal sealed record StructuredArticle
{
    public string? Headline { get; init; }

    public string? AlternativeHeadline { get; init; }

    public string? Description { get; init; }

    /// <summary>Names of the authors that are not typed as organisations, with their pages.</summary>
    public IReadOnlyList<(string Name, string? Url)> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public string? DatePublished { get; init; }

    public string? DateModified { get; init; }

    public string? Body { get; init; }

    public string? Section { get; init; }

    /// <summary>The section by the page's breadcrumbs.</summary>
    public string? BreadcrumbSection { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<(string Url, string? Caption, string? Credit)> Images { get; init; } = [];

    public string? Language { get; init; }

    public string? Url { get; init; }

    public bool? IsAccessibleForFree { get; init; }
}
