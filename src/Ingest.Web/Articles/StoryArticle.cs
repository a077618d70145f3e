namespace Ingest.Web.Articles;

/// <summary>An article with a story that others have too, and what it changed in the text of the first.</summary>
public sealed record StoryArticle
{
    public required string Id { get; init; }

    /// <summary>Published, or dropped where the source gives no usable date.</summary>
    public required DateTimeOffset Date { get; init; }

    public string? Headline { get; init; }

    public string? Publisher { get; init; }

    /// <summary>Whether it has the words of the first, letter for letter.</summary>
    public required bool IsSameText { get; init; }

    /// <summary>Paragraphs that the first does not have.</summary>
    public required int Added { get; init; }

    /// <summary>Paragraphs of the first that it does not have.</summary>
    public required int Removed { get; init; }
}
