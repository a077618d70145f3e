namespace Ingest.Web.Articles;

/// <summary>Which articles are wanted; null wants all.</summary>
public sealed record ArticleSearch
{
    /// <summary>Publisher or agency, whole, without regard to case.</summary>
    public string? Source { get; init; }

    /// <summary>BCP 47 tag, or its first part.</summary>
    public string? Language { get; init; }

    public string? Section { get; init; }

    /// <summary>Name of a person, organisation, place or other thing, as anybody writes it.</summary>
    public string? Entity { get; init; }

    /// <summary>Words that the headline has, in any order, without regard to case and accents.</summary>
    public string? Text { get; init; }

    /// <summary>Where to go on: <see cref="ArticleList.Continuation"/>.</summary>
    public string? After { get; init; }

    /// <summary>Whether rows are looked through for what no key has.</summary>
    public bool IsFiltered => Source is not null || Language is not null || Section is not null || Text is not null;
}
