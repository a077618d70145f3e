namespace Ingest.Core.Articles;

public sealed record ArticleImage
{
    public string? Caption { get; init; }

    /// <summary>Who made or owns the picture, as written ("KCNA via Reuters").</summary>
    public string? CreditText { get; init; }

    public string? Url { get; init; }
}
